import { entitle, type Facts, type Lapse, type NotEntitled, type packsFor, ruleOf } from '#policy'
import { concerns } from '#policy/language'
import { deprived } from './deprived.ts'
import type { DecisionDetail } from './store-decisions.ts'

type Packs = Awaited<ReturnType<typeof packsFor>>

/** What one rule says to somebody, and to everybody like them. */
export interface Answer {
  readonly ruleId: string
  /** False where the rule is about something else: apprentices in a class of cooks. Nothing is written then. */
  readonly concerned: boolean
  readonly detail: DecisionDetail
}

/**
 * Asks every rule, once for all who are alike: a class of many has few kinds of people, and the same facts and days give the
 * same answers. What belongs to the matter (rates, settings, that its evidence has lapsed) is given once.
 * @returns the answers to one subject; for subjects alike the very same ones
 */
export function askAlike(shared: Pick<Facts, 'rates' | 'settings'>, packs: Packs, lapse: Lapse | undefined) {
  const known = new Map<string, readonly Answer[]>()
  return (own: Omit<Facts, 'rates' | 'settings'>, days: DecisionDetail['days']): readonly Answer[] => {
    const key = JSON.stringify([own, days])
    const answers = known.get(key) ?? answersTo({ ...own, ...shared }, days, packs, lapse)
    known.set(key, answers)
    return answers
  }
}

const answersTo = (
  facts: Facts,
  days: DecisionDetail['days'],
  packs: Packs,
  lapse: Lapse | undefined,
): readonly Answer[] =>
  entitle(facts, packs).map((decision) => ({
    ruleId: decision.ruleId,
    concerned: decision.entitled || concerns(ruleOf(decision.ruleId, packs).rule, reasonsOf(decision)),
    detail: { decision: deprived({ decision, lapse }), facts, days, ...(lapse && { lapse }) },
  }))

const reasonsOf = ({ reasons }: NotEntitled): string[] => reasons.map(({ condition }) => condition)
