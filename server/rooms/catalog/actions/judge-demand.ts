import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { regionName } from '#regions'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findTrade } from '../store.ts'
import { closeJudgement, insertJudgement, lockJudgement } from '../store-lists.ts'

/**
 * Records that demand for a trade is large, with the document that says so (柳政规〔2019〕63号 五（五）).
 * @throws Refusal `trade-unknown`, `judgement-outside`, `judgement-dates`
 */
export async function judgeDemand(
  tx: Tx,
  actor: Actor,
  judged: InputOf<typeof contract.judgeDemand>,
): Promise<{ id: string }> {
  const trade = await findTrade(tx, judged.tradeCode)
  if (!trade) throw refuse('trade-unknown')
  const region = await regionName(tx, judged.regionCode)
  if (!region || !judged.regionCode.startsWith(actor.regionPrefix)) throw refuse('judgement-outside', { region })
  const { validFrom: from, validUntil: until } = judged
  if (until && until < from) throw refuse('judgement-dates', { from, until })
  const id = await insertJudgement(tx, judged)
  tx.notes.push({ matterId: id, facts: { trade: judged.tradeCode, document: judged.document, from } })
  return { id }
}

/**
 * Ends a judgement, one without an end date above all: from the business date on it counts no more; what was accepted under
 * it stands, as the day a class opens decides. @throws Refusal `judgement-unknown`, `judgement-ended`
 */
export async function endJudgement(
  tx: Tx,
  actor: Actor,
  { judgementId: id, reason }: InputOf<typeof contract.endJudgement>,
): Promise<{ id: string }> {
  const judgement = await lockJudgement(tx, id)
  if (!judgement?.regionCode.startsWith(actor.regionPrefix)) throw refuse('judgement-unknown')
  const { endedOn, validUntil } = judgement
  const over = endedOn ?? (validUntil && validUntil < tx.today ? addDays(validUntil, 1) : null)
  if (over) throw refuse('judgement-ended', { on: over })
  await closeJudgement(tx, id, reason)
  tx.notes.push({ matterId: id, facts: { trade: judgement.tradeCode, endedOn: tx.today } })
  return { id }
}
