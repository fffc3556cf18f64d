import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Facts } from '#policy/language'
import type { TrainingClass } from './store.ts'

/** Everything the policy asks of a class and its trainees, assembled from what was recorded; nothing is typed again. */
export interface SubsidyBasis {
  readonly trainingClass: TrainingClass
  /** The facts all trainees share, in the shape the policy asks for. */
  readonly facts: Pick<Facts, 'decisiveOn' | 'trainingClass' | 'organizer' | 'occupation'>
  /** The days of the timetable. */
  readonly scheduledDates: readonly DateText[]
  /** What the approval reserved, per fund item. */
  readonly budget: readonly BudgetItem[]
  /** Everybody ever enrolled, withdrawn people included, by name. */
  readonly enrollments: readonly BasisEnrollment[]
}

export interface BudgetItem {
  readonly item: string
  readonly source: string
  readonly amountFen: Fen
}

export interface BasisEnrollment {
  readonly enrollmentId: string
  readonly personId: string
  readonly personName: string
  readonly residentIdTail: string
  readonly township: string
  /** All statuses of the snapshot; `trainee.statuses` are those a rule may ask for. */
  readonly statuses: readonly string[]
  readonly trainee: Facts['trainee']
  readonly attendance: Facts['attendance']
  /** Scheduled days on which the person was present in every session. */
  readonly attendedDates: readonly DateText[]
  readonly passed: boolean | null
  readonly withdrawnOn: DateText | null
}

/** What a class's subsidies are computed from, or undefined when the class is out of reach. */
export declare function subsidyBasis(tx: import('#platform/db').Tx, classId: string): Promise<SubsidyBasis | undefined>
