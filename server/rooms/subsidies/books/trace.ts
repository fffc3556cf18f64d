import { findJournal, pageOfWorks, searchReceipts, type TracedMoney, usesOf, waysOf, worksById } from '#funds'
import { containing } from '#kernel/containing'
import { type Fen, subtract, sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type FundItem, packsFor } from '#policy'
import { recoveriesWhere } from '../afterwards/store-recoveries.ts'
import { wordsOf } from '../calculation/decision-words.ts'
import { sentencesOf } from '../calculation/line-sentences.ts'
import { findDecision } from '../calculation/store-decisions.ts'
import { findLine } from '../claims/store-lines.ts'
import { batchActs } from '../contract-words.ts'
import { placedLine, stopsOf } from '../payment/line-states.ts'
import { refuse } from '../refusals.ts'
import { selectReviews } from '../review/store-reviews.ts'
import { searchLines, selectLinesByIds, selectTransfersOf } from './store-watch.ts'

const SHOWN = 50

/** What can be traced: money from above by its document, lines by batch, order or name. */
export async function findTraces(tx: Tx, { search }: { search: string }) {
  const found = containing(search)
  const receipts = await searchReceipts(tx, found, SHOWN)
  const lines = await searchLines(tx, found, SHOWN)
  const works = await pageOfWorks(tx, { search, limit: SHOWN })
  return {
    receipts: receipts.rows,
    lines: lines.rows,
    works: works.rows,
    found: { receipts: receipts.total, lines: lines.total, works: works.total },
  }
}

/**
 * 一分钱的来处: a line with why it is due, who decided it, how it was sent and what the bank said, what came back, and the documents
 * its money came by. @throws Refusal `line-unknown`
 */
export async function traceLine(tx: Tx, { lineId }: { lineId: string }) {
  const line = await findLine(tx, lineId)
  const [named] = line ? await selectLinesByIds(tx, [line.id]) : []
  const decision = line && (await findDecision(tx, line.decisionId))
  if (!line || !named || !decision) throw refuse('line-unknown')
  const words = wordsOf(decision, await packsFor(tx, line.regionCode))
  const reviews = await selectReviews(tx, line.batchId)
  const recoveries = await recoveriesWhere(tx, { batchId: line.batchId })
  return {
    line: { ...line, ...placedLine(line, await stopsOf(tx, [line])), matterTitle: named.matterTitle },
    why: {
      title: words.title,
      sentence: (await sentencesOf(tx, [line])).get(lineId) ?? '',
      cites: decision.detail.decision.cites,
    },
    steps: reviews.map(({ step, byName, onDay, listHash }) => ({
      words: batchActs.label(step),
      byName,
      onDay,
      listHash,
    })),
    transfers: await selectTransfersOf(tx, lineId),
    recoveries: recoveries.filter((one) => one.lineId === lineId),
    ways: await waysOf(tx, lineId),
  }
}

/**
 * 一分钱的去处: every line the money of one document was posted for, here and in the accounts it was handed down to, first in
 * first out, and how much of it is not used yet. @throws Refusal `receipt-unknown`
 */
export async function traceReceipt(tx: Tx, { journalId }: { journalId: string }) {
  const receipt = await findJournal(tx, journalId)
  if (receipt?.kind !== 'allot') throw refuse('receipt-unknown')
  const leaves = (await usesOf(tx, receipt)).flatMap(leavesOf)
  const usedBy = Map.groupBy(
    leaves.filter(({ kind }) => kind === 'post' || kind === 'overpay'),
    ({ matterId }) => matterId,
  )
  const found = await selectLinesByIds(tx, [...usedBy.keys()])
  const stops = await stopsOf(tx, found)
  const lines = found.map((line) => ({
    ...line,
    place: placedLine(line, stops).place,
    lineFen: line.amountFen,
    amountFen: sum((usedBy.get(line.id) ?? []).map((one) => one.amountFen)),
  }))
  const works = (await worksById(tx, [...usedBy.keys()])).map((work) => ({
    ...work,
    amountFen: sum((usedBy.get(work.id) ?? []).map((one) => one.amountFen)),
  }))
  const gone = leaves.filter(({ kind }) => kind !== 'hand-down')
  return {
    receipt,
    unusedFen: subtract(receipt.amountFen, sum(gone.map((one) => one.amountFen))),
    purposes: purposesOf([...lines, ...works]),
    works,
    lines,
  }
}

const leavesOf = (money: TracedMoney): TracedMoney[] =>
  money.further.length === 0 ? [money] : money.further.flatMap(leavesOf)

type Used = { readonly regionName: string; readonly item: FundItem; readonly amountFen: Fen }

const purposesOf = (lines: readonly Used[]) =>
  [...Map.groupBy(lines, ({ regionName, item }) => `${regionName} ${item}`).values()].flatMap((own) => {
    const [first] = own
    return first
      ? [
          {
            regionName: first.regionName,
            item: first.item,
            lines: own.length,
            amountFen: sum(own.map((one) => one.amountFen)),
          },
        ]
      : []
  })
