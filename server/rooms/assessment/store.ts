import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import type { Facts } from '#policy/language'

export interface Certificate {
  readonly id: string
  readonly enrollmentId: string
  readonly number: string
  readonly kind: NonNullable<Facts['certificate']>['kind']
  readonly personName: string
  readonly issuedOn: DateText
  readonly revokedOn: DateText | null
}

/** The certificates of a class, revoked ones included, by person's name. */
export declare function certificatesOf(tx: Tx, classId: string): Promise<readonly Certificate[]>
