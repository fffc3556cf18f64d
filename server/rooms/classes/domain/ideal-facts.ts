import { addDays, contractCoversMonths, type DateText } from '#kernel/dates'
import { type Fen, zeroFen } from '#kernel/money'
import type { OrganizerKind, SkillLevel, TraineeStatus, TrainingKind, TrainingMode } from '#policy'
import type { Facts, RateEntry } from '#policy/language'

export interface Plan {
  readonly mode: TrainingMode
  readonly kind: TrainingKind
  readonly regionCode: string
  readonly organizerKind: OrganizerKind
  readonly trade: { readonly code: string; readonly nationallyListed: boolean }
  readonly level: SkillLevel | null
  readonly startsOn: DateText
  /** Left out: the length is not known, so no full year is. */
  readonly endsOn?: DateText | undefined
  readonly cooperation?: NonNullable<Facts['trainingClass']>['cooperation'] | null | undefined
  readonly paidTo?: Facts['paidTo'] | null | undefined
  /** What a trainee pays, as stated; nothing where it is not. */
  readonly feeFen?: Fen | null | undefined
  /** Days of the timetable. */
  readonly days: number
}

/**
 * The facts of a trainee who meets every personal condition and comes every day: what the policy gives then is the
 * most one head can cost, so heads × that is the upper bound of the budget.
 */
export function idealFacts(plan: Plan, statuses: readonly TraineeStatus[], rates: readonly RateEntry[]): Facts {
  const { startsOn } = plan
  return {
    matter: 'training',
    decisiveOn: startsOn,
    region: plan.regionCode,
    trainingClass: {
      mode: plan.mode,
      kind: plan.kind,
      openingApprovedAt: `${addDays(startsOn, -1)}T00:00`,
      firstSessionAt: `${startsOn}T00:00`,
      ...(plan.cooperation && { cooperation: plan.cooperation }),
    },
    organizer: { kind: plan.organizerKind, insured: true },
    occupation: { nationallyListed: plan.trade.nationallyListed, code: plan.trade.code, level: plan.level },
    trainee: {
      statuses,
      contract: { from: startsOn, until: null, withOrganizer: true },
      urban: false,
      graduatedOn: startsOn,
      feeFen: plan.feeFen ?? zeroFen,
    },
    ...(plan.kind === 'apprentice' && {
      apprenticeship: { agreementSigned: true, years: fullYears(startsOn, plan.endsOn) },
    }),
    ...(plan.paidTo && { paidTo: plan.paidTo }),
    attendance: { days: plan.days, lastCountedOn: startsOn, outcome: 'passed' },
    // A class for a level ends with an assessment.
    certificate: { kind: plan.level ? 'skill-level' : 'training-completion', issuedOn: startsOn },
    rates,
  }
}

/** 培养满几年: full years from the first session to the last. */
export function fullYears(startsOn: DateText, endsOn: DateText | undefined): number {
  let years = 0
  while (endsOn && contractCoversMonths(startsOn, endsOn, 12 * (years + 1))) years += 1
  return years
}
