import { add, type Fen, subtract, sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { leftOf } from '../afterwards/standings.ts'
import { refusedAdjustments } from '../afterwards/store-adjustments.ts'
import { recoveriesWhere } from '../afterwards/store-recoveries.ts'
import { type Line, selectLinesWhere } from '../claims/store-lines.ts'
import { type Advances, advancesOf } from '../domain/advances.ts'
import { type Bucket, controlTotal, type Due } from '../domain/control-total.ts'
import { coveredFen } from '../domain/covered.ts'
import { dueKey } from '../domain/due-key.ts'
import { placedLine, stopsOf } from '../payment/line-states.ts'
import { paidTwice } from '../payment/store-withdrawals.ts'
import { selectDues } from './store-control.ts'

interface Where {
  readonly regionPrefix?: string
  readonly batchId?: string
  readonly matterId?: string
}

/** A due amount with the lines claimed for it. */
export type Owed = Due & { readonly claimed: readonly Line[]; readonly matterKind: OfDue['matterKind'] }

/** Everything due in a region or in a batch, with the place of every line claimed for it. */
export async function duesOf(tx: Tx, where: Where): Promise<Owed[]> {
  const dues = await selectDues(tx, where)
  const lines = await selectLinesWhere(tx, where)
  const stops = await stopsOf(tx, lines)
  const claimed = Map.groupBy(lines, dueKey)
  const elsewhere = where.batchId ? await claimedElsewhere(tx, where.batchId, dues) : new Map()
  const afterwards = await afterwardsOf(tx, where)
  const twice = await paidTwice(tx, where)
  return dues.map(({ matterId, subjectId, ruleId, cutFen, cutReason, cutRevision, ...due }) => ({
    ...due,
    ...afterwards(dueKey({ matterId, subjectId, ruleId }), due.dueRevision),
    dueFen: less(due.dueFen, elsewhere.get(dueKey({ matterId, subjectId, ruleId })) ?? zeroFen),
    claimed: claimed.get(dueKey({ matterId, subjectId, ruleId })) ?? [],
    lines: (claimed.get(dueKey({ matterId, subjectId, ruleId })) ?? []).map((line) => ({
      ...placedLine(line, stops),
      revision: line.dueRevision,
      // Who refuses a line refuses all of it: what an advance had paid of it is owed back on the advance.
      amountFen: line.rejectedReason === null ? line.amountFen : add(line.amountFen, line.advanceFen),
    })),
    twiceFen: sum(
      (claimed.get(dueKey({ matterId, subjectId, ruleId })) ?? []).map(({ id }) => twice.get(id) ?? zeroFen),
    ),
    advancedFen: coveredFen(
      (claimed.get(dueKey({ matterId, subjectId, ruleId })) ?? []).filter((line) => line.rejectedReason === null),
    ),
    cut: cutFen === null ? null : { amountFen: cutFen, reason: cutReason ?? '', revision: cutRevision ?? 0 },
  }))
}

type OfDue = Awaited<ReturnType<typeof selectDues>>[number]

/** What other batches of the matter have claimed of the same due amounts, and kept or refused: not this batch's to pay. */
async function claimedElsewhere(tx: Tx, batchId: string, dues: readonly OfDue[]): Promise<Map<string, Fen>> {
  const matterId = dues[0]?.matterId ?? ''
  const inForce = new Map(dues.map((due) => [dueKey(due), due.dueRevision]))
  const stands = (line: Line) => line.rejectedReason === null || line.dueRevision === inForce.get(dueKey(line))
  const others = (await selectLinesWhere(tx, { matterId })).filter((line) => line.batchId !== batchId && stands(line))
  const back = (await recoveriesWhere(tx, { matterId })).filter((order) => order.batchId !== batchId)
  const backByKey = Map.groupBy(back, dueKey)
  const twice = await paidTwice(tx, { matterId })
  const byKey = [...Map.groupBy(others, dueKey)]
  return new Map(
    byKey.map(([key, own]) => {
      const repaidFen = sum((backByKey.get(key) ?? []).map((order) => order.repaidFen))
      // What was paid twice is the first to come back.
      const twiceFen = sum(own.map(({ id }) => twice.get(id) ?? zeroFen))
      return [key, subtract(sum(own.map((line) => line.amountFen)), less(repaidFen, twiceFen))]
    }),
  )
}

const less = (whole: Fen, part: Fen): Fen => (part > whole ? zeroFen : subtract(whole, part))

/** What happened to a due amount after it was paid: what came back, what was decided not to come back or not to be paid. */
async function afterwardsOf(tx: Tx, where: Where) {
  const recoveries = Map.groupBy(await recoveriesWhere(tx, where), dueKey)
  const refused = Map.groupBy(await refusedAdjustments(tx), dueKey)
  return (key: string, revision: number) => {
    const orders = recoveries.get(key) ?? []
    const own = (refused.get(key) ?? []).filter((one) => one.dueRevision === revision)
    const topUp = own.find((one) => one.direction === 'top-up')
    return {
      recoveredFen: sum(orders.map((order) => order.repaidFen)),
      forgivenFen: sum([
        ...orders.filter((order) => order.state === 'written-off').map(leftOf),
        ...own.filter((one) => one.direction === 'recover').map((one) => one.amountFen),
      ]),
      declined: topUp ? { amountFen: topUp.amountFen, reason: topUp.reason ?? '' } : null,
    }
  }
}

/** The control total of one batch. */
export async function batchControl(tx: Tx, batchId: string): Promise<Bucket> {
  return controlTotal(await duesOf(tx, { batchId }))
}

/** Where the money of one advance is; `settledFen` stands against the lines of its class. */
export const advanceMoney = async (tx: Tx, advanceId: string, settledFen: Fen): Promise<Advances> =>
  advancesOf(await duesOf(tx, { matterId: advanceId }), settledFen)

/** The lines whose due amount is not where it should be, each with what is missing (+) or too much (−). */
export const unevenLines = async (tx: Tx, regionPrefix: string) => unevenIn(await duesOf(tx, { regionPrefix }))

/** Of some due amounts those that are not where they should be. */
export const unevenIn = (dues: Awaited<ReturnType<typeof duesOf>>) =>
  dues.flatMap((due) => {
    const { differenceFen } = controlTotal([due])
    const last = due.claimed.at(-1)
    if (differenceFen === zeroFen || !last) return []
    const { batchId, batchNumber, lineNumber, subjectName } = last
    return [{ batchId, batchNumber, lineNumber, subjectName, differenceFen }]
  })
