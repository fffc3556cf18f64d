import { sql } from 'kysely'
import type { PlaceKind, Programme } from '#catalog/contract'
import type { CodeOf } from '#kernel/codes'
import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { cutPage } from '#kernel/pages'
import { countOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { cooperationKinds, skillLevels, trainingKinds, trainingModes } from '#policy/contract'
import type { FundItem } from '#policy/language'
import type { ChosenPayee, ClassState, SessionForm } from './contract.ts'

/** A class as other rooms see it. */
export interface TrainingClass {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly mode: CodeOf<typeof trainingModes>
  readonly kind: CodeOf<typeof trainingKinds>
  readonly packId: string
  readonly regionCode: string
  readonly organizationId: string
  readonly tradeCode: string
  readonly tradeName: string
  /** The occupation over all editions of the codes: what the limits count by. */
  readonly tradeIdentity: string
  readonly tradeListed: boolean
  readonly level: CodeOf<typeof skillLevels> | null
  readonly place: string
  readonly placeKind: PlaceKind | null
  readonly programme: Programme | null
  readonly cooperation: CodeOf<typeof cooperationKinds> | null
  readonly paidTo: ChosenPayee | null
  readonly tuitionFen: Fen | null
  readonly depositFen: Fen | null
  readonly materialsFen: Fen | null
  /** The three together; null where nothing was stated. */
  readonly feeFen: Fen | null
  /** What of the same class is charged to 职工教育经费; null where nothing was stated. */
  readonly educationFundFen: Fen | null
  readonly startsOn: DateText
  readonly endsOn: DateText
  readonly plannedHeads: number
  readonly budgetFen: Fen
  readonly state: ClassState
  /** False: it may be taught, not subsidised. */
  readonly subsidised: boolean
  readonly appliedOn: DateText | null
  readonly approvedOn: DateText | null
  readonly completedOn: DateText | null
  readonly decisionNote: string
  readonly version: number
}

const classes = (tx: Tx) =>
  tx.db
    .selectFrom('classes.training_class as c')
    .innerJoin('catalog.trade as t', 't.code', 'c.trade_code')
    .select(['c.id', 'c.number', 'c.title', 'c.mode', 'c.kind', 'c.pack_id as packId', 'c.region_code as regionCode'])
    .select([
      'c.organization_id as organizationId',
      'c.trade_code as tradeCode',
      't.name as tradeName',
      't.identity as tradeIdentity',
      'c.level',
    ])
    .select(['t.nationally_listed as tradeListed', 'c.place', 'c.starts_on as startsOn', 'c.ends_on as endsOn'])
    .select(['c.planned_heads as plannedHeads', 'c.budget_fen as budgetFen', 'c.state', 'c.subsidised', 'c.version'])
    .select(['c.applied_on as appliedOn', 'c.approved_on as approvedOn', 'c.completed_on as completedOn'])
    .select(['c.decision_note as decisionNote', 'c.place_kind as placeKind', 'c.programme', 'c.cooperation'])
    .select(['c.paid_to as paidTo', 'c.tuition_fen as tuitionFen', 'c.deposit_fen as depositFen'])
    .select(['c.materials_fen as materialsFen', 'c.fee_fen as feeFen', 'c.education_fund_fen as educationFundFen'])
    .$narrowType<Pick<TrainingClass, 'mode' | 'kind' | 'level' | 'state' | 'placeKind' | 'programme' | 'paidTo'>>()
    .$narrowType<Pick<TrainingClass, 'cooperation'>>()

/** A class by its id, or undefined when it is out of reach. */
export function findClass(tx: Tx, classId: string): Promise<TrainingClass | undefined> {
  return classes(tx).where('c.id', '=', classId).executeTakeFirst()
}

/** Those of some classes that are in reach. */
export function findClasses(tx: Tx, classIds: readonly string[]): Promise<TrainingClass[]> {
  return classes(tx)
    .where(({ eb }) => eb('c.id', '=', eb.fn.any(eb.val([...classIds]))))
    .execute()
}

/** The same, locked until the act commits: acts on one class follow each other. */
export function lockClass(tx: Tx, classId: string): Promise<TrainingClass | undefined> {
  return classes(tx).where('c.id', '=', classId).forUpdate('c').executeTakeFirst()
}

interface ListFilter {
  readonly state?: ClassState | undefined
  readonly kind?: string | undefined
  readonly search?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of the classes in reach, latest start first. */
export async function selectClasses(tx: Tx, filter: ListFilter) {
  let query = filtered(tx, filter)
    .innerJoin('catalog.trade as t', 't.code', 'c.trade_code')
    .innerJoin('regions.region as r', 'r.code', 'c.region_code')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .select(['c.id', 'c.number', 'c.title', 'c.mode', 'c.kind', 'c.region_code as regionCode', 'r.name as regionName'])
    .select(['c.organization_id as organizationId', 'o.name as organizationName', 't.name as tradeName'])
    .select(['c.starts_on as startsOn', 'c.ends_on as endsOn', 'c.planned_heads as plannedHeads'])
    .select(['c.budget_fen as budgetFen', 'c.state', 'c.subsidised'])
    .select((eb) =>
      eb
        .selectFrom('classes.enrollment as e')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('e.class_id', '=', 'c.id')
        .where('e.withdrawn_on', 'is', null)
        .as('enrolled'),
    )
    .$narrowType<Pick<TrainingClass, 'mode' | 'kind' | 'state'> & { enrolled: number }>()
    .orderBy('c.starts_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(filter.limit + 1)
  const [startsOn, id] = filter.cursor?.split('|') ?? []
  if (startsOn && id) query = query.where(sql<boolean>`(c.starts_on, c.id) < (${startsOn}::date, ${id}::uuid)`)
  const total = await countOf(tx, filtered(tx, filter))
  return cutPage(await query.execute(), filter.limit, total, (row) => `${row.startsOn}|${row.id}`)
}

function filtered(tx: Tx, filter: Pick<ListFilter, 'state' | 'kind' | 'search'>) {
  const { state, kind, search } = filter
  let query = tx.db.selectFrom('classes.training_class as c')
  if (state) query = query.where('c.state', '=', state)
  if (kind) query = query.where('c.kind', '=', kind)
  if (search) query = query.where((w) => w.or([w('c.title', 'like', `%${search}%`), w('c.number', '=', search)]))
  return query
}

export interface ClassValues {
  readonly title: string
  readonly mode: string
  readonly kind: string
  readonly pack_id: string
  readonly region_code: string
  readonly organization_id: string
  readonly trade_code: string
  readonly level: string | null
  readonly place: string
  readonly place_kind: string | null
  readonly programme: string | null
  readonly cooperation: string | null
  readonly paid_to: string | null
  readonly tuition_fen: Fen | null
  readonly deposit_fen: Fen | null
  readonly materials_fen: Fen | null
  readonly education_fund_fen: Fen | null
  readonly starts_on: DateText
  readonly ends_on: DateText
  readonly planned_heads: number
  readonly budget_fen: Fen
}

/** Writes a new draft. Its number: county, year of the first session, running number. */
export async function insertClass(tx: Tx, values: ClassValues): Promise<string> {
  const id = newId()
  const serial = sql<string>`${`${values.region_code}-${values.starts_on.slice(0, 4)}-`}::text
    || lpad(nextval('classes.class_number')::text, 5, '0')`
  await tx.db
    .insertInto('classes.training_class')
    .values({ id, number: serial, state: 'draft', created_by: tx.actor.userId ?? '', ...values })
    .execute()
  return id
}

/** Changes a class and counts its version up. */
export async function updateClass(
  tx: Tx,
  classId: string,
  change: Partial<ClassValues> & {
    state?: ClassState
    applied_at?: string
    applied_on?: DateText
    approved_on?: DateText
    decided_by?: string | null
    decision_note?: string
    subsidised?: boolean
    completed_on?: DateText
  },
): Promise<void> {
  await tx.db
    .updateTable('classes.training_class')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', classId)
    .execute()
}

interface Place {
  readonly classId: string
  readonly regionCode: string
  readonly organizationId: string
}

const placeColumns = (place: Place) => ({
  class_id: place.classId,
  region_code: place.regionCode,
  organization_id: place.organizationId,
})

/** Replaces the timetable; only before approval, so nothing hangs on the old one. */
export async function saveSessions(tx: Tx, place: Place, sessions: readonly SessionForm[]): Promise<void> {
  await tx.db.deleteFrom('classes.session').where('class_id', '=', place.classId).execute()
  const rows = sessions.map((session) => ({
    id: newId(),
    ...placeColumns(place),
    held_on: session.heldOn,
    starts_at: session.startsAt,
    ends_at: session.endsAt,
    class_hours: session.classHours,
    content: session.content,
    teacher_name: session.teacherName,
    teacher_user_id: session.teacherUserId ?? null,
  }))
  await tx.db.insertInto('classes.session').values(rows).execute()
}

export interface BudgetRow {
  readonly item: FundItem
  readonly source: string
  readonly amountFen: Fen
}

/** Replaces the budget. */
export async function saveBudget(tx: Tx, place: Place, budget: readonly BudgetRow[]): Promise<void> {
  await tx.db.deleteFrom('classes.budget_item').where('class_id', '=', place.classId).execute()
  if (budget.length === 0) return
  const rows = budget.map(({ item, source, amountFen }) => ({
    ...placeColumns(place),
    item,
    source,
    amount_fen: amountFen,
  }))
  await tx.db.insertInto('classes.budget_item').values(rows).execute()
}

export function selectBudget(tx: Tx, classId: string): Promise<BudgetRow[]> {
  return tx.db
    .selectFrom('classes.budget_item')
    .select(['item', 'source', 'amount_fen as amountFen'])
    .$narrowType<Pick<BudgetRow, 'item'>>()
    .where('class_id', '=', classId)
    .orderBy('item', 'desc')
    .execute()
}

/** The timetable in order; `marked`: its attendance has been taken. */
export function selectSessions(tx: Tx, classId: string) {
  return tx.db
    .selectFrom('classes.session as s')
    .select(['s.id', 's.held_on as heldOn', 's.class_hours as classHours', 's.content'])
    .select(['s.teacher_name as teacherName', 's.teacher_user_id as teacherUserId'])
    .select([clockOf('s.starts_at').as('startsAt'), clockOf('s.ends_at').as('endsAt')])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('classes.attendance_event as a').select('a.id').whereRef('a.session_id', '=', 's.id'))
        .$castTo<boolean>()
        .as('marked'),
    )
    .where('s.class_id', '=', classId)
    .orderBy('s.held_on')
    .orderBy('s.starts_at')
    .execute()
}

/** A time of day to the minute: `08:30`. */
export const clockOf = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'HH24:MI')`
