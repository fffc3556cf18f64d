import type { DateText } from '#kernel/dates'
import type { SkillLevel } from '../contract-words.ts'

/** A confirmed registration of a body. */
export interface Registration {
  readonly validFrom: DateText
  readonly validUntil: DateText
  readonly endedOn: DateText | null
  /** By the occupation's identity: its code and name change with the edition, what the body may issue does not. */
  readonly scopes: readonly { readonly identity: string; readonly levels: readonly SkillLevel[] }[]
}

export interface Issue {
  readonly identity: string
  readonly level: SkillLevel | null
  readonly issuedOn: DateText
}

/** Within the period: the day it ends is the first on which nothing is issued any more. */
export const holdsOn = ({ validFrom, validUntil, endedOn }: Omit<Registration, 'scopes'>, day: DateText): boolean =>
  validFrom <= day && day <= validUntil && (endedOn === null || day < endedOn)

/** What stands against an issue by a body with these registrations: nothing, the scope, or the period alone. */
export function issueFault(
  registrations: readonly Registration[],
  { identity, level, issuedOn }: Issue,
): 'outside-scope' | 'outside-period' | undefined {
  const fitting = registrations.filter(({ scopes }) =>
    scopes.some((scope) => scope.identity === identity && level !== null && scope.levels.includes(level)),
  )
  if (fitting.length === 0) return 'outside-scope'
  return fitting.some((one) => holdsOn(one, issuedOn)) ? undefined : 'outside-period'
}
