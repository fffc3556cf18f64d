import { ageOn, type DateText } from '#kernel/dates'
import { type Decision, entitle, type Facts, ruleOf } from '#policy'
import type { PolicyPack } from '#policy/language'

/** The rule that says how often a round may be held, and by which of its conditions. */
const RULE = 'lz-2019-63/2-2/skills-expert'
const CONDITION = 'third-year'

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
    kind: 'skills-expert',
    level: 'city',
    representing: region,
    paidFen: 0 as never,
    ...(yearsSinceLastRound !== undefined && { yearsSinceLastRound }),
  },
})

/** The rule's own decision; undefined where no pack in the list has the rule. */
export const honourDecision = (packs: readonly PolicyPack[], facts: Facts): Decision | undefined =>
  entitle(facts, packs).find(({ ruleId }) => ruleId === RULE)

/**
 * Whether a round comes too early, as the rule's own condition says (每3年评选一次): the words of the condition, or
 * undefined where it is met.
 */
export function tooEarly(packs: readonly PolicyPack[], facts: Facts): string | undefined {
  const check = honourDecision(packs, facts)?.checks.find(({ condition }) => condition === CONDITION)
  if (!check || check.met) return undefined
  return ruleOf(RULE, packs).rule.requires.find(({ code }) => code === CONDITION)?.labels[0]
}

/** The reading `tax` of the rule as a region has set it, or its own. */
export function taxReading(settings: Readonly<Record<string, string | number>>, packs: readonly PolicyPack[]): string {
  const reading = ruleOf(RULE, packs).rule.readings?.['tax']
  const own = reading && !Array.isArray(reading) && 'value' in reading ? reading.value : 'gross'
  return String(settings[`${RULE}/tax`] ?? own)
}
