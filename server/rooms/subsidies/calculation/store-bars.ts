import { sql } from 'kysely'
import { type ClauseAnchor, clauseWords } from '#kernel/policy-anchor'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Bar } from '#policy'
import type { MatterKind } from '../contract-words.ts'
import { dueKey } from '../domain/due-key.ts'
import type { MatterKey } from './matters.ts'

/** One due amount, as whoever decided about it names it. */
type Due = Parameters<typeof dueKey>[0]

/**
 * A decided measure takes these due amounts away (柳政规〔2019〕63号 六（四）): from this transaction on none of it is paid; what
 * was paid is proposed for recovery once the matter is calculated anew. Barred twice it stands once.
 * @returns how many of them are in reach, and barred now
 */
export async function barDues(tx: Tx, measureId: string, dues: readonly Due[], bar: Bar): Promise<number> {
  const wanted = new Set(dues.map(dueKey))
  const decided = await tx.db
    .selectFrom('subsidies.decision')
    .distinctOn(['matter_id', 'subject_id', 'rule_id'])
    .select(['matter_kind', 'matter_id', 'subject_id', 'rule_id', 'region_code', 'organization_id', 'person_id'])
    .where('matter_id', '=', sql<string>`any(${[...new Set(dues.map((due) => due.matterId))]}::uuid[])`)
    .orderBy('matter_id')
    .orderBy('subject_id')
    .orderBy('rule_id')
    .orderBy('revision', 'desc')
    .execute()
  const { document, caseNumber, reason, cites } = bar
  const words = { document, case_number: caseNumber, reason, cites: [...cites] }
  const rows = decided
    .filter((one) => wanted.has(dueKey({ matterId: one.matter_id, subjectId: one.subject_id, ruleId: one.rule_id })))
    .map((one) => ({ id: newId(), ...one, measure_id: measureId, ...words, barred_on: tx.today }))
  if (rows.length === 0) return 0
  await tx.db
    .insertInto('subsidies.bar')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return rows.length
}

/** The measure is lifted: what it barred is due again. Lifted twice it is lifted once. @returns the matter of each bar in reach */
export async function liftBars(tx: Tx, measureId: string, reason: string): Promise<MatterKey[]> {
  const bars = await tx.db
    .selectFrom('subsidies.bar')
    .select(['id as bar_id', 'region_code', 'organization_id', 'person_id'])
    .select(['matter_kind as matterKind', 'matter_id as matterId'])
    .$narrowType<{ matterKind: MatterKind }>()
    .where('measure_id', '=', measureId)
    .orderBy('id')
    .execute()
  const rows = bars.map(({ matterKind: _, matterId: __, ...place }) => ({ ...place, reason, lifted_on: tx.today }))
  if (rows.length === 0) return []
  await tx.db
    .insertInto('subsidies.bar_lifting')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return bars.map(({ matterKind, matterId }) => ({ matterKind, matterId }))
}

/** What of these matters is taken away by decisions in force, by `dueKey`; of several the first speaks. */
export async function selectBars(tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, Bar>> {
  const rows = await barsOn(tx, matterIds)
  return new Map(
    rows.map(({ document, caseNumber, reason, cites, ...due }) => [
      dueKey(due),
      { document, caseNumber, reason, cites },
    ]),
  )
}

/** The rules whose amounts decisions in force have taken away, by subject. */
export async function barredRules(tx: Tx, matterIds: readonly string[]): Promise<ReadonlyMap<string, Set<string>>> {
  const bySubject = Map.groupBy(await barsOn(tx, matterIds), ({ subjectId }) => subjectId)
  return new Map([...bySubject].map(([subjectId, bars]) => [subjectId, new Set(bars.map(({ ruleId }) => ruleId))]))
}

const barsOn = (tx: Tx, matterIds: readonly string[]) =>
  tx.db
    .selectFrom('subsidies.bar as b')
    .leftJoin('subsidies.bar_lifting as l', 'l.bar_id', 'b.id')
    .select(['b.matter_id as matterId', 'b.subject_id as subjectId', 'b.rule_id as ruleId'])
    .select(['b.document', 'b.case_number as caseNumber', 'b.reason'])
    .select(sql<ClauseAnchor[]>`b.cites`.as('cites'))
    .where('b.matter_id', '=', sql<string>`any(${[...new Set(matterIds)]}::uuid[])`)
    .where('l.bar_id', 'is', null)
    .orderBy('b.id', 'desc')
    .execute()

/** `已由演示监〔2024〕3号（案件AJ-2024-0001）决定取消：冒名签到（柳政规〔2019〕63号六（四））`. */
export const barWords = ({ document, caseNumber, reason, cites }: Bar): string =>
  `已由${document}（案件${caseNumber}）决定取消：${reason}（${cites.map((cite) => clauseWords(cite)).join('、')}）`
