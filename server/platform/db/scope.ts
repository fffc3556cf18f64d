import {
  AliasNode,
  AndNode,
  type DeleteQueryNode,
  JoinNode,
  type KyselyPlugin,
  OnNode,
  type OperationNode,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RawBuilder,
  type RootOperationNode,
  type SelectQueryNode,
  type SqlBool,
  sql,
  TableNode,
  type UnknownRow,
  type UpdateQueryNode,
  WhereNode,
} from 'kysely'
import type { Actor } from '../auth/actor.ts'

/** Which of the three scope columns a protected table has; read from the database at start. */
export type ScopeColumns = ReadonlyMap<string, ReadonlySet<'region_code' | 'organization_id' | 'person_id'>>

/** A wider reach than the common one, mirroring a policy of the database, e.g. the paired school on the register. */
export interface Widening {
  readonly table: string
  readonly kind: Actor['kind']
  readonly where: (actor: Actor, alias: string) => RawBuilder<SqlBool>
}

/**
 * Adds the actor's reach to every SELECT, UPDATE and DELETE on a protected table: the application's own check,
 * independent of row-level security in the database. Values are literals of the query, so county queries use indexes.
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
    return { ...inner, where: this.#narrowed(inner.where, inner.table ? [inner.table] : []) }
  }

  protected override transformDeleteQuery(node: DeleteQueryNode): DeleteQueryNode {
    const inner = super.transformDeleteQuery(node)
    return { ...inner, where: this.#narrowed(inner.where, inner.from.froms) }
  }

  protected override transformJoin(node: JoinNode): JoinNode {
    const inner = super.transformJoin(node)
    const reach = this.#reach(inner.table)
    if (!reach) return inner
    return JoinNode.createWithOn(
      inner.joinType,
      inner.table,
      inner.on ? AndNode.create(inner.on.on, reach) : OnNode.create(reach).on,
    )
  }

  #narrowed(where: WhereNode | undefined, tables: readonly OperationNode[]): WhereNode | undefined {
    return tables.reduce<WhereNode | undefined>((narrowed, table) => {
      const reach = this.#reach(table)
      if (!reach) return narrowed
      return narrowed ? WhereNode.cloneWithOperation(narrowed, 'And', reach) : WhereNode.create(reach)
    }, where)
  }

  #reach(node: OperationNode): OperationNode | undefined {
    const named = tableOf(node)
    const columns = named && this.#columns.get(named.table)
    if (!named || !columns) return undefined
    const widened = this.#widenings.filter((w) => w.table === named.table && w.kind === this.#actor.kind)
    const parts = [reachOf(this.#actor, named.alias, columns), ...widened.map((w) => w.where(this.#actor, named.alias))]
    return sql<SqlBool>`(${sql.join(parts, sql` or `)})`.toOperationNode()
  }
}

function tableOf(node: OperationNode): { table: string; alias: string } | undefined {
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
    case 'public':
      return none
  }
}
