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
  const numberOf = numbering()
  return (own: Omit<Facts, 'rates' | 'settings'>, days: DecisionDetail['days']): readonly Answer[] => {
    const kind = Object.entries({ ...own, days })
      .map(([name, fact]) => `${name} ${numberOf(fact)}`)
      .join()
    const answers = known.get(kind) ?? answersTo({ ...own, ...shared }, days, packs, lapse)
    known.set(kind, answers)
    return answers
  }
}

/** Numbers facts, equal ones alike. What a whole matter shares is the very same object, and looked at once. */
function numbering() {
  const byText = new Map<string | undefined, number>()
  const byFact = new Map<unknown, number>()
  return (fact: unknown): number => {
    const seen = byFact.get(fact)
    if (seen !== undefined) return seen
    const text = JSON.stringify(fact)
    const number = byText.get(text) ?? byText.size
    byText.set(text, number)
    byFact.set(fact, number)
    return number
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
