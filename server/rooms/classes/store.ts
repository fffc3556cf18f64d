import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'

/** A class as other rooms see it. */
export interface TrainingClass {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly mode: string
  readonly kind: string
  readonly packId: string
  readonly regionCode: string
  readonly organizationId: string
  readonly tradeCode: string
  readonly tradeName: string
  readonly level: string | null
  readonly place: string
  readonly startsOn: DateText
  readonly endsOn: DateText
  readonly plannedHeads: number
  readonly budgetFen: Fen
  readonly state: string
  /** False: it may be taught, not subsidised. */
  readonly subsidised: boolean
  readonly approvedOn: DateText | null
  readonly completedOn: DateText | null
  readonly version: number
}

/** A class by its id, or undefined when it is out of reach. */
export declare function findClass(tx: Tx, classId: string): Promise<TrainingClass | undefined>
