import {
  AliasNode,
  AndNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PrimitiveValueListNode,
  type QueryResult,
  type RawBuilder,
  type RootOperationNode,
  type SelectQueryNode,
  type SqlBool,
  sql,
  TableNode,
  type UnknownRow,
  type UpdateQueryNode,
  ValueNode,
  ValuesNode,
  WhereNode,
} from 'kysely'
import { refusals } from '#kernel/refusal'
import type { Actor } from '../auth/actor.ts'
import { administered, ownedBy } from './accounts.ts'
import { columnOfSet } from './insert-rows.ts'

const refuse = refusals({
  'out-of-reach': {
    status: 403,
    title: '不能为管辖范围以外的地区、机构或个人登记',
    next: '请由所属地区或机构办理',
  },
})

/** Which of the three scope columns a protected table has; read from the database at start. */
export type ScopeColumns = ReadonlyMap<string, ReadonlySet<'region_code' | 'organization_id' | 'person_id'>>

/**
 * A wider reach than the common one, mirroring a policy of the database: more rows to read, e.g. the register for the
 * paired school, or rows that anybody of the kind may add, e.g. objections. It never opens a row to changes.
 */
export type Widening = { readonly table: string; readonly kind: Actor['kind'] } & (
  | { readonly where: (actor: Actor, alias: string) => RawBuilder<SqlBool> }
  | { readonly adds: 'anything' }
)

/**
 * Adds the actor's reach to every SELECT, UPDATE and DELETE on a protected table and holds every INSERT to it: the
 * application's own check, independent of row-level security in the database. Values are literals of the query, so
 * county queries use indexes.
 */
export function scopePlugin(actor: Actor, columns: ScopeColumns, widenings: readonly Widening[]): KyselyPlugin {
  const transformer = new ScopeTransformer(actor, columns, widenings)
  return {
    transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode =>
      actor.kind === 'system' ? node : transformer.transformNode(node),
    transformResult: async ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => result,
  }
}

class ScopeTransformer extends OperationNodeTransformer {
  readonly #actor: Actor
  readonly #columns: ScopeColumns
  readonly #widenings: readonly Widening[]
  constructor(actor: Actor, columns: ScopeColumns, widenings: readonly Widening[]) {
    super()
    this.#actor = actor
    this.#columns = columns
    this.#widenings = widenings
  }

  protected override transformSelectQuery(node: SelectQueryNode): SelectQueryNode {
    const inner = super.transformSelectQuery(node)
    return { ...inner, where: this.#narrowed(inner.where, inner.from?.froms ?? []) }
  }

  protected override transformUpdateQuery(node: UpdateQueryNode): UpdateQueryNode {
    const inner = super.transformUpdateQuery(node)
    const where = this.#narrowed(inner.where, inner.from?.froms ?? [])
    return { ...inner, where: this.#narrowed(where, inner.table ? [inner.table] : [], 'change') }
  }

  protected override transformDeleteQuery(node: DeleteQueryNode): DeleteQueryNode {
    const inner = super.transformDeleteQuery(node)
    const where = this.#narrowed(inner.where, inner.using?.tables ?? [])
    return { ...inner, where: this.#narrowed(where, inner.from.froms, 'change') }
  }

  /** New rows lie in the actor's reach, and so do the rows that a conflict would change. */
  protected override transformInsertQuery(node: InsertQueryNode): InsertQueryNode {
    const inner = super.transformInsertQuery(node)
    const { into, onConflict } = inner
    if (!into || !this.#mayAdd(node, into)) throw refuse('out-of-reach')
    if (!onConflict?.updates) return inner
    const updateWhere = this.#narrowed(onConflict.updateWhere, [into], 'change')
    return { ...inner, onConflict: { ...onConflict, updateWhere } }
  }

  #mayAdd(node: InsertQueryNode, into: TableNode): boolean {
    const table = tableOf(into)?.table ?? ''
    const columns = this.#columns.get(table)
    if (!columns || ADDED_BY_ALL.has(table)) return true
    if (this.#widenings.some((w) => 'adds' in w && w.table === table && w.kind === this.#actor.kind)) return true
    const { column, fits } = this.#bound(table)
    const set = node.values && columnOfSet(node.values, column ?? '')
    if (set) return set.every(fits)
    const index = (node.columns ?? []).findIndex(({ column: { name } }) => name === column)
    return index >= 0 && addedValues(node, index).every(fits)
  }

  /** The column that binds a new row to the actor, and what it must hold. */
  #bound(table: string): { column: string | undefined; fits: (value: unknown) => boolean } {
    const actor = this.#actor
    if (administered.get(table) === 'kept') {
      return { column: 'region_code', fits: (value) => String(value).startsWith(actor.keepsPrefix) }
    }
    const own = ownedBy.get(table)
    if (own) return { column: own.column, fits: (value) => value === actor.userId }
    return { column: SCOPE_COLUMN[actor.kind], fits: (value) => holds(actor, value) }
  }

  protected override transformJoin(node: JoinNode): JoinNode {
    const inner = super.transformJoin(node)
    const reach = this.#reach(inner.table, 'read')
    if (!reach) return inner
    return JoinNode.createWithOn(
      inner.joinType,
      inner.table,
      inner.on ? AndNode.create(inner.on.on, reach) : OnNode.create(reach).on,
    )
  }

  #narrowed(where: WhereNode | undefined, tables: readonly OperationNode[], act: Act = 'read'): WhereNode | undefined {
    return tables.reduce<WhereNode | undefined>((narrowed, table) => {
      const reach = this.#reach(table, act)
      if (!reach) return narrowed
      return narrowed ? WhereNode.cloneWithOperation(narrowed, 'And', reach) : WhereNode.create(reach)
    }, where)
  }

  #reach(node: OperationNode, act: Act): OperationNode | undefined {
    const named = tableOf(node)
    const columns = named && this.#columns.get(named.table)
    if (!named || !columns) return undefined
    const widened = this.#widenings.flatMap((w) =>
      act === 'read' && 'where' in w && w.table === named.table && w.kind === this.#actor.kind
        ? [w.where(this.#actor, named.alias)]
        : [],
    )
    const parts = [...this.#common(named, columns, act), ...widened]
    return sql<SqlBool>`(${sql.join(parts, sql` or `)})`.toOperationNode()
  }

  /** The reach of the kind; accounts open to those who keep them and to whom they belong, not to a reach of business. */
  #common({ table, alias }: Named, columns: ReadonlySet<string>, act: Act): RawBuilder<SqlBool>[] {
    const actor = this.#actor
    const [kept, own] = [administered.get(table), ownedBy.get(table)]
    const parts: RawBuilder<SqlBool>[] = []
    if (act === 'read' || !(kept === 'kept' || own)) parts.push(reachOf(actor, alias, columns))
    if (kept && (act === 'read' || kept === 'kept') && actor.kind === 'administration')
      parts.push(sql<SqlBool>`starts_with(${sql.ref(`${alias}.region_code`)}, ${actor.keepsPrefix})`)
    if (own && actor.userId && (act === 'read' || own.changes))
      parts.push(sql<SqlBool>`${sql.ref(`${alias}.${own.column}`)} = ${actor.userId}::uuid`)
    return parts.length > 0 ? parts : [sql<SqlBool>`false`]
  }
}

type Act = 'read' | 'change'

interface Named {
  readonly table: string
  readonly alias: string
}

/** Everybody's act is recorded, also what is done outside any region. */
const ADDED_BY_ALL: ReadonlySet<string> = new Set(['audit.event'])

/** The column that binds a row to an actor's reach. */
const SCOPE_COLUMN: Readonly<Partial<Record<Actor['kind'], string>>> = {
  bureau: 'region_code',
  organization: 'organization_id',
  person: 'person_id',
}

/** What an INSERT writes into one column, row by row; an expression counts as nothing that could be checked. */
function addedValues({ values }: InsertQueryNode, index: number): unknown[] {
  if (!values || !ValuesNode.is(values)) return [undefined]
  return values.values.map((list) => {
    const value = list.values[index]
    if (PrimitiveValueListNode.is(list)) return value
    return isNode(value) && ValueNode.is(value) ? value.value : undefined
  })
}

const isNode = (value: unknown): value is OperationNode =>
  typeof value === 'object' && value !== null && 'kind' in value

function holds(actor: Actor, value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (actor.kind === 'bureau') return value.startsWith(actor.regionPrefix)
  return value === (actor.kind === 'organization' ? actor.organizationId : actor.personId)
}

function tableOf(node: OperationNode): Named | undefined {
  if (AliasNode.is(node) && TableNode.is(node.node)) {
    const inner = tableOf(node.node)
    const alias = 'name' in node.alias ? String(node.alias.name) : undefined
    return inner && alias ? { table: inner.table, alias } : undefined
  }
  if (!TableNode.is(node)) return undefined
  const { schema, identifier } = node.table
  const table = schema ? `${schema.name}.${identifier.name}` : identifier.name
  return { table, alias: table }
}

/** The actor's reach over one table, as SQL: region for bureaus, organization for organizations, person for persons. */
export function reachOf(actor: Actor, alias: string, columns: ReadonlySet<string>): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const none = sql<SqlBool>`false`
  switch (actor.kind) {
    case 'system':
      return sql<SqlBool>`true`
    case 'bureau':
      return columns.has('region_code')
        ? sql<SqlBool>`starts_with(${column('region_code')}, ${actor.regionPrefix})`
        : none
    case 'organization':
      return columns.has('organization_id')
        ? sql<SqlBool>`${column('organization_id')} = ${actor.organizationId}::uuid`
        : none
    case 'person':
      return columns.has('person_id') ? sql<SqlBool>`${column('person_id')} = ${actor.personId}::uuid` : none
    case 'administration':
    case 'public':
      return none
  }
}
