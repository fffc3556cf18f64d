import { ageOn, type DateText } from '#kernel/dates'
import { conditionsOn, type Decision, entitle, type Facts, ruleWanting } from '#policy'
import type { PolicyPack, Rule } from '#policy/language'

/** The rule that rewards who is honoured, and says how often a round may be held. */
export const honourRule = (packs: readonly PolicyPack[], regionCode: string, on: DateText) =>
  ruleWanting(packs, { question: 'award-kind', answer: KIND }, { regionCode, on })

const KIND = 'skills-expert'

/** Full years from the day the last result was announced. */
export const yearsSince = (last: DateText, day: DateText): number => ageOn(last, day)

/** What the policy looks at when somebody is honoured. */
export const honourFacts = (
  region: string,
  decisiveOn: DateText,
  yearsSinceLastRound: number | undefined,
): Omit<Facts, 'rates' | 'settings'> => ({
  matter: 'award',
  decisiveOn,
  region,
  award: {
    kind: KIND,
    level: 'city',
    representing: region,
    paidFen: 0 as never,
    ...(yearsSinceLastRound !== undefined && { yearsSinceLastRound }),
  },
})

/** The rule's own decision; undefined where no document of the region has one. */
export function honourDecision(packs: readonly PolicyPack[], facts: Facts): Decision | undefined {
  const rule = honourRule(packs, facts.region, facts.decisiveOn)
  return entitle(facts, packs).find(({ ruleId }) => ruleId === rule?.id)
}

/**
 * Whether a round comes too early, as the rule's own condition says (每3年评选一次): the words of the condition, or
 * undefined where it is met.
 */
export function tooEarly(packs: readonly PolicyPack[], facts: Facts): string | undefined {
  const rule = honourRule(packs, facts.region, facts.decisiveOn)
  const checks = honourDecision(packs, facts)?.checks ?? []
  const cycle = rule ? conditionsOn(rule, (leaf) => 'measure' in leaf && leaf.measure === 'years-since-last-round') : []
  return cycle.find(({ code }) => checks.some(({ condition, met }) => condition === code && !met))?.labels[0]
}

/** The reading `tax` of the rule as a region has set it, or its own. */
export function taxReading(settings: Readonly<Record<string, string | number>>, { id, readings }: Rule): string {
  const reading = readings['tax']
  const own = reading && 'kind' in reading ? reading.value : 'gross'
  return String(settings[`${id}/tax`] ?? own)
}
