import type { UseState } from '../contract-uses.ts'

/** A place of a slot that somebody has, and by what. */
export interface Taken {
  readonly slot: string
  readonly slotWords: string
  readonly state: UseState
}

/** A limit as the account shows it. */
export interface CountedLimit {
  readonly key: string
  readonly label: string
  readonly component: string
  readonly clauses: readonly string[]
  readonly atMost: number
  readonly exceptional: boolean
}

/** How many places of a slot are taken, by what, and how many are left. */
export interface Balance extends CountedLimit {
  readonly slot: string
  readonly within: string
  readonly exceptions: number
  readonly held: number
  readonly reserved: number
  readonly consumed: number
  readonly left: number
}

/** Scope, count and what follows of a slot: `person-year|training-subsidy|<person>|2021`. */
export const slotParts = (slot: string): { key: string; within: readonly string[] } => {
  const [per = '', counts = '', , ...within] = slot.split('|')
  return { key: `${per}|${counts}`, within }
}

/** Days and months are shown where they were paid, one by one; the account is about what can still be had. */
const shown = (key: string): boolean => !key.startsWith('person-day|') && !key.startsWith('person-month|')

/**
 * The account of one person: for every limit the slots that were touched, and the slot of this year even if it was not.
 * A slot whose limit no pack states any more is left out.
 */
export function balancesOf(
  personId: string,
  year: number,
  limits: readonly CountedLimit[],
  taken: readonly Taken[],
  exceptions: readonly string[],
): Balance[] {
  return limits
    .filter(({ key }) => shown(key))
    .flatMap((limit) => {
      const touched = [...taken.map(({ slot }) => slot), ...exceptions].filter(
        (slot) => slotParts(slot).key === limit.key,
      )
      return [...new Set([...currentSlots(limit.key, personId, year), ...touched])].sort().map((slot) => {
        const own = taken.filter((one) => one.slot === slot)
        const count = (state: UseState) => own.filter((one) => one.state === state).length
        const opened = exceptions.filter((one) => one === slot).length
        return {
          ...limit,
          slot,
          within: withinWords(slot, own[0]?.slotWords),
          exceptions: opened,
          held: count('held'),
          reserved: count('reserved'),
          consumed: count('consumed'),
          left: Math.max(0, limit.atMost + opened - own.length),
        }
      })
    })
}

/** The slots everybody has, used or not: this year's, and those that run over a whole life. */
function currentSlots(key: string, personId: string, year: number): string[] {
  if (key.startsWith('person-year|')) return [`${key}|${personId}|${year}`]
  return key.startsWith('person-months|') || key.startsWith('person|') ? [`${key}|${personId}`] : []
}

const isId = (part: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(part)

/** `2021年`, `育婴员（初级工）`; empty where the limit runs over a whole life. An id says nothing to a reader. */
export function withinWords(slot: string, slotWords = ''): string {
  const { key, within } = slotParts(slot)
  if (slotWords) return slotWords
  if (key.startsWith('person-year|')) return `${within.join('')}年`
  return within.some(isId) ? '逐项计' : within.join(' ')
}
