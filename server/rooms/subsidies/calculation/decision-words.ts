import { sum, zeroFen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { canonical } from '#platform/secrets'
import { amountSentence, type Explanation, entitle, explain, packsFor, type Trace } from '#policy'
import { selectLinesWhere, selectParts } from '../claims/store-lines.ts'
import { coveredFen } from '../domain/covered.ts'
import { refuse } from '../refusals.ts'
import { deprived } from './deprived.ts'
import { settlementSentence } from './line-sentence.ts'
import { withSplit } from './split-words.ts'
import { findDecision, type StoredDecision, selectCuts } from './store-decisions.ts'

type Packs = Awaited<ReturnType<typeof packsFor>>

/** A stored decision in words, made by the engine from the decision alone. */
export const wordsOf = (stored: StoredDecision, packs: Packs): Explanation => explain(stored.detail.decision, packs)

/** Whether deciding the stored facts again under today's rules gives the stored decision. */
export function replays(stored: StoredDecision, packs: Packs): boolean {
  const { detail } = stored
  const again = entitle(detail.facts, packs).find((one) => one.ruleId === stored.ruleId)
  return again !== undefined && canonical(deprived({ ...detail, decision: again })) === canonical(detail.decision)
}

/**
 * A line's origin: sentence, steps, checklist, clauses, version; for a refusal which condition, which fact, which clause,
 * and what would change it. The decision is replayed while it is read.
 * @throws Refusal `decision-unknown`
 */
export async function explainDecision(tx: Tx, { decisionId }: { decisionId: string }) {
  const stored = await findDecision(tx, decisionId)
  if (!stored) throw refuse('decision-unknown')
  const packs = await packsFor(tx, stored.regionCode)
  const { decision } = stored.detail
  const words = wordsOf(stored, packs)
  const cites = new Map(decision.checks.map((check) => [check.condition, check.cites]))
  const withCites = <T extends { condition: string }>(line: T) => ({
    ...line,
    cites: [...(cites.get(line.condition) ?? [])],
  })
  const [cut] = await selectCuts(tx, [decisionId])
  return {
    decisionId,
    subjectName: stored.subjectName,
    title: words.title,
    entitled: stored.entitled,
    amountFen: stored.amountFen,
    uncappedFen: stored.uncappedFen,
    sentence: withSplit(words.sentence, (await selectParts(tx, [decisionId])).get(decisionId)),
    steps: decision.entitled ? stepsOf(decision.trace) : [],
    checklist: words.checklist.map((line) => ({ ...withCites(line), clauses: [...line.clauses] })),
    refusals: words.refusals.map((line) => ({ ...withCites(line), clauses: [...line.clauses] })),
    clauses: [...words.clauses],
    cites: [...decision.cites],
    readings: [...words.readings],
    payee: words.payee,
    packVersion: stored.packVersion,
    revision: stored.revision,
    decidedOn: stored.decidedOn,
    replays: replays(stored, packs),
    cut: cut ? { amountFen: cut.amountFen, reason: cut.reason, cites: cut.cites } : null,
    settlement: await settlementOf(tx, stored),
  }
}

/** What an advance had paid of the amount, where it was claimed against one. */
async function settlementOf(tx: Tx, { id, matterId }: StoredDecision) {
  const lines = (await selectLinesWhere(tx, { matterId })).filter(
    (line) => line.decisionId === id && line.rejectedReason === null,
  )
  const advanceFen = coveredFen(lines)
  if (advanceFen === zeroFen) return null
  const amountFen = sum(lines.map((line) => line.amountFen))
  return { advanceFen, amountFen, sentence: settlementSentence({ advanceFen, amountFen }) }
}

/** The steps one by one: each with the sentence so far and the amount after it. */
const stepsOf = (trace: Trace) =>
  trace.map((step, index) => ({ text: amountSentence(trace.slice(0, index + 1)), resultFen: step.resultFen }))
