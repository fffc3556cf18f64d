import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** One certificate, as the monthly report counts it. */
export interface CertificateFact {
  readonly regionCode: string
  readonly personId: string
  readonly personName: string
  readonly matter: string
}

/** The certificates issued in a region from one day to another, both included, and not revoked. */
export function certificateFacts(
  tx: Tx,
  span: { readonly regionPrefix: string; readonly from: DateText; readonly until: DateText },
): Promise<CertificateFact[]> {
  return tx.db
    .selectFrom('assessment.certificate')
    .select(['region_code as regionCode', 'person_id as personId', 'person_name as personName'])
    .select(sql<string>`trade_name || ' ' || number`.as('matter'))
    .where('region_code', 'like', `${span.regionPrefix}%`)
    .where('issued_on', '>=', span.from)
    .where('issued_on', '<=', span.until)
    .where('revoked_on', 'is', null)
    .execute()
}
