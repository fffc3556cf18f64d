import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** In each county two trainees who reported a charge: one already looked into, one not. */
export async function writeFeeReports(tx: Tx, on: DateText): Promise<void> {
  const enrollments = await tx.db
    .selectFrom('classes.enrollment')
    .select(['id as enrollment_id', 'class_id', 'person_id', 'region_code'])
    .distinctOn(['region_code', 'organization_id'])
    .orderBy('region_code')
    .orderBy('organization_id')
    .orderBy('id')
    .execute()
  const reported = { charged_fen: 10_000 as Fen, charge: 'deposit', refunded: true, note: '测试', stated_on: on }
  const rows = enrollments.flatMap((one) => [
    { ...one, ...reported, id: newId() },
    { ...one, ...reported, id: newId() },
  ])
  await tx.db.insertInto('classes.fee_statement').values(rows).execute()
  const settled = rows.filter((_, index) => index % 2 === 1)
  const finding = { upheld: true, note: '测试', decided_on: on }
  await tx.db
    .insertInto('classes.fee_finding')
    .values(settled.map(({ id, region_code }) => ({ ...finding, statement_id: id, region_code, decided_by: newId() })))
    .execute()
}
