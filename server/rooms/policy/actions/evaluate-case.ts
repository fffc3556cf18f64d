import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { entitle } from '../domain/evaluate.ts'
import { explain } from '../domain/explain.ts'
import { fundSources } from '../domain/words.ts'
import { packsFor, ratesFor, settingsFor } from '../library.ts'

/** Decides every rule for the facts given, with the rates in force at the place and day; nothing is stored. */
export async function evaluateCase(
  tx: Tx,
  _: Actor,
  { language, ...given }: InputOf<typeof contract.evaluateCase>,
): Promise<ReplyOf<typeof contract.evaluateCase>> {
  const { region, decisiveOn } = given
  const [packs, rates] = [await packsFor(tx, region), await ratesFor(tx, region, decisiveOn)]
  const settings = await settingsFor(tx, region, decisiveOn)
  const decisions = entitle({ ...given, rates, settings }, packs).map((decision) => {
    const { refusals: _refusals, ...words } = explain(decision, packs, language)
    return {
      ...words,
      clauses: [...words.clauses],
      readings: [...words.readings],
      checklist: words.checklist.map((line) => ({ ...line, clauses: [...line.clauses] })),
      entitled: decision.entitled,
      amountFen: decision.entitled ? decision.amountFen : null,
      uncappedFen: decision.entitled ? decision.uncappedFen : null,
      sources: decision.entitled ? decision.sources.map((source) => fundSources.label(source, language)) : [],
    }
  })
  return { decisions }
}
