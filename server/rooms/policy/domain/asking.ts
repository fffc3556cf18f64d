import type { DateText } from '#kernel/dates'
import { leavesOf, type Test } from './condition.ts'
import type { AskedBesides, PolicyPack, Rule } from './rule.ts'

/** The documents that ask something besides money where a region lies, whatever the day. */
export const asking = (packs: readonly PolicyPack[], asked: AskedBesides, regionCode: string): readonly PolicyPack[] =>
  packs.filter(({ document, asks }) => asks?.[asked] !== undefined && regionCode.startsWith(document.territory))

type Leaf = ReturnType<typeof leavesOf>[number]

/** The conditions of a rule of which some part looks at something. */
export const conditionsOn = ({ requires }: Rule, looksAt: (leaf: Leaf) => boolean) =>
  requires.filter(({ test }: { readonly test: Test }) => leavesOf(test).some(looksAt))

/**
 * The rule that wants an answer to a question, of the documents where a region lies: of the one in force on the day, else
 * of the latest. Undefined where no document has one.
 */
export function ruleWanting(
  packs: readonly PolicyPack[],
  { question, answer }: { readonly question: string; readonly answer: string },
  { regionCode, on }: { readonly regionCode: string; readonly on: DateText },
): Rule | undefined {
  const wants = (leaf: Leaf) => 'question' in leaf && leaf.question === question && leaf.anyOf.includes(answer)
  const found = packs
    .filter(({ document }) => regionCode.startsWith(document.territory))
    .flatMap(({ document, rules }) => rules.map((rule) => ({ document, rule })))
    .filter(({ rule }) => conditionsOn(rule, wants).length > 0)
    .toSorted((a, b) => (a.document.effectiveFrom < b.document.effectiveFrom ? 1 : -1))
  const inForce = found.find(({ document }) => document.effectiveFrom <= on && on <= document.validUntil)
  return (inForce ?? found[0])?.rule
}
