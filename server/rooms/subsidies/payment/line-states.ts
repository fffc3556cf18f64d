import { openFeeReports } from '#classes'
import { objectionOutcomes, openObjections, renewedLines } from '#notices'
import type { Tx } from '#platform/db'
import { findAdvances } from '../advances/store-advances.ts'
import { barWords, selectBars } from '../calculation/store-bars.ts'
import type { Line } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import { type Placed, placeOf } from '../domain/place.ts'
import { openHoldsOf } from '../review/store-reviews.ts'

type Holds = Awaited<ReturnType<typeof openHoldsOf>>

/**
 * What stops lines now: holds from this room, objections and renewed notices from #notices, charges reported in the class,
 * decided cases; read in the asking transaction.
 */
export interface Stops {
  readonly holds: Holds
  readonly objections: ReadonlyMap<string, string>
}

/** Everything that stops any of these lines. */
export async function stopsOf(
  tx: Tx,
  lines: readonly Pick<Line, 'id' | 'matterId' | 'subjectId' | 'ruleId'>[],
): Promise<Stops> {
  const ids = lines.map((line) => line.id)
  if (ids.length === 0) return { holds: new Map(), objections: new Map() }
  const open = await openObjections(tx, ids)
  const outcomes = await objectionOutcomes(tx, ids)
  const objections = new Map<string, string>()
  const matterIds = [...new Set(lines.map((line) => line.matterId))]
  const charged = await chargedMatters(tx, matterIds)
  const bars = await selectBars(tx, matterIds)
  for (const { id, matterId } of lines)
    if (charged.has(matterId)) objections.set(id, '有学员反映本班收费，核查有结论以后再付')
  for (const [lineId, endsOn] of await renewedLines(tx, ids)) {
    if (endsOn === null) objections.set(lineId, '更正后的公示没有列这一行')
    else if (tx.today <= endsOn) objections.set(lineId, `这一行的公示经更正，重新公示到 ${endsOn} 为止`)
  }
  for (const [lineId, outcome] of outcomes)
    if (outcome.state === 'upheld') objections.set(lineId, '异议成立，须处理后再定')
  for (const [lineId, { reason }] of open) objections.set(lineId, `有未了结的异议：${reason}`)
  for (const line of lines) {
    const bar = bars.get(dueKey(line))
    if (bar) objections.set(line.id, barWords(bar))
  }
  return { holds: await openHoldsOf(tx, ids), objections }
}

/** Matters in whose class somebody has reported a charge; an advance is the money of its class. */
async function chargedMatters(tx: Tx, matterIds: readonly string[]): Promise<ReadonlySet<string>> {
  const classes = new Map((await findAdvances(tx, matterIds)).map(({ id, classId }) => [id, classId]))
  const classOf = (matterId: string) => classes.get(matterId) ?? matterId
  const charged = await openFeeReports(tx, matterIds.map(classOf))
  return new Set(matterIds.filter((matterId) => charged.has(classOf(matterId))))
}

/** The place of a line's money, from its tables and what stops it. */
export function placedLine(line: Line, { holds, objections }: Stops): Placed {
  return placeOf({
    batchState: line.batchState,
    rejectedReason: line.rejectedReason,
    itemState: line.itemState,
    holds: holds.get(line.id) ?? [],
    objection: objections.get(line.id),
  })
}

/** Of some lines those that something stops, and what: an objection, a hold, a notice begun anew. */
export async function stoppedLines<T extends Line>(tx: Tx, lines: readonly T[]): Promise<(T & Placed)[]> {
  const stops = await stopsOf(tx, lines)
  return lines.map((line) => ({ ...line, ...placedLine(line, stops) })).filter(({ place }) => place === 'held')
}
