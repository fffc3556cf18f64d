import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { regionName } from '#regions'
import type { judgeDemand as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findTrade } from '../store.ts'
import { insertJudgement } from '../store-lists.ts'

/**
 * Records that demand for a trade is large, with the document that says so (柳政规〔2019〕63号 五（五）).
 * @throws Refusal `trade-unknown`, `judgement-outside`, `judgement-dates`
 */
export async function judgeDemand(tx: Tx, actor: Actor, judged: InputOf<typeof contract>): Promise<{ id: string }> {
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
