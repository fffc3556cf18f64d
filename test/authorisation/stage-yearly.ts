import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { writeDisclosures } from './stage-disclosure.ts'

const fen = (amount: number) => amount as Fen

/** In every county that has a class: what its organizer reported of a year, who took part, an answer, a file exchanged. */
export async function writeYears(tx: Tx, today: DateText): Promise<void> {
  const classes = await tx.db
    .selectFrom('classes.enrollment')
    .select(['class_id', 'region_code', 'organization_id', 'id as enrollment_id', 'person_id'])
    .distinctOn('region_code')
    .orderBy('region_code')
    .orderBy('id')
    .execute()
  for (const { enrollment_id, person_id, ...of } of classes) {
    const { class_id, ...place } = of
    await writeReports(tx, place, today)
    await writeDisclosures(tx, place.region_code, today)
    await writeParticipation(tx, of, today)
    const answer = { class_id, region_code: place.region_code, person_id, score: 4, remark: '', answered_on: today }
    await tx.db
      .insertInto('statistics.satisfaction')
      .values({ ...answer, enrollment_id })
      .execute()
    const import_id = newId()
    const [kind, region_code] = ['classes', place.region_code]
    const file = { kind, from_on: today, until_on: today, file_hash: 'a', row_count: 1, matched: 1, mismatches: '[]' }
    await tx.db
      .insertInto('statistics.exchange_import')
      .values({ ...file, id: import_id, region_code, imported_by: newId(), imported_on: today })
      .execute()
    const link = { kind, our_id: class_id, their_id: class_id, region_code, import_id }
    await tx.db.insertInto('statistics.exchange_link').values(link).execute()
  }
}

interface Place {
  readonly region_code: string
  readonly organization_id: string
}

async function writeReports(tx: Tx, place: Place, today: DateText): Promise<void> {
  const entered = { entered_by: newId(), entered_on: today, document: '凭证' }
  await tx.db
    .insertInto('statistics.school_receipt')
    .values({
      ...place,
      ...entered,
      id: newId(),
      kind: 'training',
      received_on: today,
      amount_fen: fen(100),
      payer: '某单位',
      in_pairing: false,
    })
    .execute()
  const base = { ...place, ...entered, year: 2023, amount_fen: fen(100) }
  await tx.db.insertInto('statistics.school_pay_base').values(base).execute()
  const report_id = newId()
  await tx.db
    .insertInto('statistics.education_fund_report')
    .values({
      ...place,
      id: report_id,
      year: 2023,
      version: 1,
      state: 'draft',
      extracted_fen: fen(0),
      wages_fen: fen(0),
      evidence: '明细账',
      drafted_by: newId(),
      drafted_on: today,
    })
    .execute()
  const item = { ...place, report_id, position: 0, kind: 'other', content: '教材', amount_fen: fen(1) }
  await tx.db
    .insertInto('statistics.education_fund_item')
    .values({ ...item, id: newId() })
    .execute()
}

async function writeParticipation(tx: Tx, of: Place & { readonly class_id: string }, today: DateText): Promise<void> {
  const { class_id, ...place } = of
  const who = { staff_number: '1', staff_name: '某教师', from_on: today, until_on: today, days: 1 }
  await tx.db
    .insertInto('statistics.participation')
    .values({
      ...place,
      ...who,
      id: newId(),
      class_id,
      duty: 'teaching',
      entered_by: newId(),
      entered_person: newId(),
      entered_on: today,
    })
    .execute()
  await tx.db
    .insertInto('statistics.participation_certificate')
    .values({ ...place, ...who, id: newId(), number: newId(), entries: '[]', issued_by: newId(), issued_on: today })
    .execute()
}
