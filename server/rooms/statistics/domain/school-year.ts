import type { DateText } from '#kernel/dates'
import { type Fen, sum } from '#kernel/money'

export type IncomeKind = 'training' | 'assessment'

/** One sum that really arrived. */
export interface Income {
  readonly kind: IncomeKind
  readonly amountFen: Fen
  /** Earned in the pairing work. */
  readonly inPairing: boolean
}

/** Where a school is paired, and when. */
export interface Paired {
  readonly schoolId: string
  readonly regionCode: string
  readonly validFrom: DateText
  readonly validUntil: DateText | null
}

/** Every fund item is paid for training but the one for assessment. */
export const incomeKindOf = (item: string): IncomeKind => (item === 'assessment' ? 'assessment' : 'training')

/** Whether a county was paired with the school on the day its money arrived. */
export const isPaired = (pairs: readonly Paired[], schoolId: string, regionCode: string, on: DateText): boolean =>
  pairs.some(
    (pair) =>
      pair.schoolId === schoolId &&
      pair.regionCode === regionCode &&
      pair.validFrom <= on &&
      (pair.validUntil === null || on <= pair.validUntil),
  )

/** The year's income, both kinds apart and together, and the part from the pairing work. */
export function incomeOf(rows: readonly Income[]) {
  const total = (some: readonly Income[]) => sum(some.map(({ amountFen }) => amountFen))
  return {
    trainingFen: total(rows.filter(({ kind }) => kind === 'training')),
    assessmentFen: total(rows.filter(({ kind }) => kind === 'assessment')),
    totalFen: total(rows),
    pairingFen: total(rows.filter(({ inPairing }) => inPairing)),
  }
}
