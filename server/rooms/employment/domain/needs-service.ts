import type { DateText } from '#kernel/dates'
import type { EmploymentStatus } from '../contract.ts'

/** A trained person on the day the class was completed. */
export interface TrainedPerson {
  readonly withdrawnOn: DateText | null
  /** Recorded as dead by now. */
  readonly died: boolean
  /** 帮扶家庭: of a 脱贫 or 监测 household on that day (gx-2022-7#2). */
  readonly assisted: boolean
  /** A labor contract in force on that day, with whomever. */
  readonly underContract: boolean
  readonly employmentStatus: EmploymentStatus | undefined
}

/** Whether a person is 培训后暂未就业的帮扶家庭劳动力 and so gets a service matter (gx-2022-7#3-5). */
export const needsService = (person: TrainedPerson): boolean =>
  person.withdrawnOn === null &&
  !person.died &&
  person.assisted &&
  !person.underContract &&
  (person.employmentStatus ?? 'not-employed') === 'not-employed'
