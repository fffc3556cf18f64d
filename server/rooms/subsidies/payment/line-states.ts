import { openFeeReports } from '#classes'
import { objectionOutcomes, openObjections, renewedLines } from '#notices'
import type { Tx } from '#platform/db'
import { findAdvances } from '../advances/store-advances.ts'
import { barWords, selectBars } from '../calculation/store-bars.ts'
import type { Line } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import type { StopCheck } from '../domain/gate.ts'
import { type Placed, placeOf } from '../domain/place.ts'
import { openHoldsOf } from '../review/store-reviews.ts'
import { inOne, twiceTold } from './twice-told.ts'

type Holds = Awaited<ReturnType<typeof openHoldsOf>>

/**
 * What stops lines now: holds from this room, objections and renewed notices from #notices, charges reported in the class,
 * decided cases; read in the asking transaction.
 */
export interface Stops {
  readonly holds: Holds
  /** By line: which check fails for it, and why. */
  readonly reasons: ReadonlyMap<string, Readonly<Partial<Record<StopCheck, string>>>>
}

/** Everything that stops any of these lines. */
export async function stopsOf(
  tx: Tx,
  lines: readonly Pick<Line, 'id' | 'matterId' | 'subjectId' | 'ruleId'>[],
): Promise<Stops> {
  const ids = lines.map((line) => line.id)
  if (ids.length === 0) return { holds: new Map(), reasons: new Map() }
  const matterIds = [...new Set(lines.map((line) => line.matterId))]
  const [notices, objections] = [await noticeStops(tx, ids), await objectionStops(tx, ids)]
  const charged = await chargedMatters(tx, matterIds)
  const bars = await selectBars(tx, matterIds)
  const reasons = new Map<string, Partial<Record<StopCheck, string>>>()
  for (const line of lines) {
    const bar = bars.get(dueKey(line))
    const found = {
      'no-objection': objections.get(line.id),
      'notice-unchanged': notices.get(line.id),
      'no-charge-reported': charged.has(line.matterId) ? '有学员反映本班收费，核查有结论以后再付' : undefined,
      'not-barred': bar && barWords(bar),
    }
    if (Object.values(found).some((words) => words !== undefined)) reasons.set(line.id, found)
  }
  return { holds: await openHoldsOf(tx, ids), reasons }
}

/** Lines with an open or an upheld objection, in words. */
async function objectionStops(tx: Tx, lineIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const [lineId, { state }] of await objectionOutcomes(tx, lineIds))
    if (state === 'upheld') found.set(lineId, '异议成立，须处理后再定')
  for (const [lineId, { reason }] of await openObjections(tx, lineIds)) found.set(lineId, `有未了结的异议：${reason}`)
  return found
}

/** Lines whose notice was corrected and is not over again, or no longer lists them. */
async function noticeStops(tx: Tx, lineIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const [lineId, endsOn] of await renewedLines(tx, lineIds)) {
    if (endsOn === null) found.set(lineId, '更正后的公示没有列这一行')
    else if (tx.today <= endsOn) found.set(lineId, `这一行的公示经更正，重新公示到 ${endsOn} 为止`)
  }
  return found
}

/** Matters in whose class somebody has reported a charge; an advance is the money of its class. */
async function chargedMatters(tx: Tx, matterIds: readonly string[]): Promise<ReadonlySet<string>> {
  const classes = new Map((await findAdvances(tx, matterIds)).map(({ id, classId }) => [id, classId]))
  const classOf = (matterId: string) => classes.get(matterId) ?? matterId
  const charged = await openFeeReports(tx, matterIds.map(classOf))
  return new Set(matterIds.filter((matterId) => charged.has(classOf(matterId))))
}

/** The place of a line's money, from its tables and what stops it. */
export function placedLine(line: Line, { holds, reasons }: Stops): Placed {
  return placeOf({
    batchState: line.batchState,
    rejectedReason: line.rejectedReason,
    itemState: line.itemState,
    holds: holds.get(line.id) ?? [],
    stops: Object.values(reasons.get(line.id) ?? {}).filter((words) => words !== undefined),
  })
}

/** Of some lines those that something stops, and what: an objection, a hold, a notice begun anew. */
export async function stoppedLines<T extends Line>(tx: Tx, lines: readonly T[]): Promise<(T & Placed)[]> {
  const stops = await stopsOf(tx, lines)
  return lines.map((line) => ({ ...line, ...placedLine(line, stops) })).filter(({ place }) => place === 'held')
}

/** Lines as their batch shows them: where the money is, whether an officer holds it, that the bank has paid it twice. */
export async function shownLines<T extends Line>(tx: Tx, lines: readonly T[]) {
  const stops = await stopsOf(tx, lines)
  const ids = lines.map(({ id }) => id)
  const twice = await twiceTold(tx, ids)
  return lines.map((line) => {
    const { place, reason } = placedLine(line, stops)
    const told = twice.get(line.id)
    const manualHold = stops.holds.get(line.id)?.some(({ kind }) => kind === 'manual') ?? false
    return { ...line, place, reason: told ? [reason, inOne(told)].filter(Boolean).join('；') : reason, manualHold }
  })
}
