import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { packs } from '#policies'
import type * as contract from '../contract.ts'
import { caseRows, casesOf } from '../domain/cases/cases.ts'
import { examplesOf } from '../domain/examples.ts'
import { ruleDetails } from '../domain/rule-page.ts'
import { refuse } from '../refusals.ts'
import { heldPack, rulePages } from '../rule-pages.ts'
import { readCases } from '../store-cases.ts'

/** Everything about one rule, in one language; the examples in the officers' own words. @throws Refusal `rule-unknown` */
export async function getRule(
  tx: Tx,
  _: Actor,
  { pack: packId, place, rule: file, language }: InputOf<typeof contract.getRule>,
): Promise<ReplyOf<typeof contract.getRule>> {
  const ruleId = `${packId}/${place}/${file}`
  const printed = packs.find(({ rules }) => rules.some(({ id }) => id === ruleId))
  const pack = printed && (await heldPack(tx, printed))
  const rule = pack?.rules.find(({ id }) => id === ruleId)
  const page = printed && (await rulePages(tx, [printed], language)).find((one) => one.ruleId === ruleId)
  if (!pack || !rule || !page) throw refuse('rule-unknown', { ruleId })
  const cases = await readCases(pack.document.id)
  const rows = caseRows(cases).map(({ row }) => row)
  const details = {
    ...ruleDetails(rule, pack, packs, language),
    examples: examplesOf(rows, ruleId),
    sample: sampleOf(ruleId, cases),
  }
  // The words are read-only; the contract's arrays are the caller's own.
  return { ...page, ...(structuredClone(details) as unknown as typeof page & ReplyOf<typeof contract.getRule>) }
}

/** The facts of a rule's first example; the rates in it are made up and stay behind. */
function sampleOf(ruleId: string, cases: string) {
  const first = casesOf(cases, packs).find((one) => one.ruleId === ruleId)
  if (!first) return null
  const { rates: _, settings: __, ...facts } = first.facts
  return facts
}
