import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { writeAssessment } from './stage-assessment.ts'

const DAY = '2024-05-06' as DateText

/** In each county: one benefit taken back and one kept, a student, a list of both kinds, a paid month, a dangerous post. */
export async function writeLists(tx: Tx): Promise<void> {
  const contracts = await tx.db
    .selectFrom('people.labor_contract as c')
    .innerJoin('people.person as p', 'p.id', 'c.person_id')
    .select(['c.person_id', 'c.organization_id', 'p.region_code', 'c.starts_on', 'c.person_name', 'c.resident_id_tail'])
    .distinctOn('p.region_code')
    .execute()
  for (const contract of contracts) await writeCounty(tx, contract)
}

interface Contract {
  readonly person_id: string
  readonly organization_id: string
  readonly region_code: string
  readonly starts_on: DateText
  readonly person_name: string
  readonly resident_id_tail: string
}

async function writeCounty(tx: Tx, { starts_on, ...person }: Contract): Promise<void> {
  const { organization_id, region_code, person_id, person_name, resident_id_tail } = person
  await writeAssessment(tx, { organization_id, region_code, person_id, person_name }, DAY)
  const import_id = await writeReceipt(tx, { organization_id, region_code })
  const [kept, taken] = [newId(), newId()]
  const benefit = {
    ...person,
    import_id,
    initiative: 'rain-and-dew',
    status: 'granted',
    period_from: DAY,
    period_until: DAY,
    document: '测试',
    as_of: DAY,
    entered_by: newId(),
    entered_on: DAY,
  }
  const items = [
    { ...benefit, id: kept, item: 'training-support' },
    { ...benefit, id: taken, item: 'living-support' },
  ]
  await tx.db.insertInto('people.other_benefit').values(items).execute()
  const withdrawal = { benefit_id: taken, person_id, region_code, organization_id }
  await tx.db
    .insertInto('people.benefit_withdrawal')
    .values({ ...withdrawal, reason: '测试', withdrawn_by: newId(), withdrawn_on: DAY })
    .execute()
  await tx.db
    .insertInto('people.student')
    .values({ ...person, id: newId(), starts_on: DAY, ends_on: DAY, import_id })
    .execute()
  for (const kind of ['placement', 'training-through-work'] as const)
    await writeList(tx, kind, { ...person, starts_on })
  await tx.db
    .insertInto('employment.insured_month')
    .values({
      id: newId(),
      person_id,
      person_name,
      resident_id_tail,
      employer_id: organization_id,
      region_code,
      month: '2024-04',
      paid_on: DAY,
      document: '测试',
      source: 'entered',
      entered_by: newId(),
      entered_on: DAY,
    })
    .execute()
  await tx.db
    .insertInto('employment.dangerous_post')
    .values({
      id: newId(),
      import_id,
      organization_id,
      region_code,
      worker_name: '测试',
      worker_tail: '00',
      post: 'welding',
    })
    .execute()
}

async function writeReceipt(tx: Tx, whose: { organization_id: string; region_code: string }): Promise<string> {
  const [id, file_id] = [newId(), newId()]
  const file = { id: file_id, name: '名单.csv', type: 'text/csv', bytes: Buffer.from(''), sha256: '0'.repeat(64) }
  await tx.db
    .insertInto('platform.file')
    .values({ ...file, ...whose, created_by: newId() })
    .execute()
  const rows = { rows_total: 1, rows_added: 1, rows_known: 0, rows_wrong: 0, errors: '[]', columns: '[]' }
  const told = { kind: 'dangerous-posts', file_name: '名单.csv', file_hash: '0'.repeat(64), file_id }
  await tx.db
    .insertInto('people.list_import')
    .values({ id, ...whose, ...told, ...rows, imported_on: DAY, imported_by: newId() })
    .execute()
  return id
}

async function writeList(tx: Tx, kind: 'placement' | 'training-through-work', contract: Contract): Promise<void> {
  const { starts_on: contract_from, ...person } = contract
  const [id, list_person_id] = [newId(), newId()]
  const { organization_id, region_code, person_id } = person
  const months = { month_from: '2024-04', month_until: '2024-04', pack_id: 'gx-2022-7' }
  const number = `测试-${region_code}-${kind}`
  await tx.db
    .insertInto('employment.claim_list')
    .values({ id, kind, number, organization_id, region_code, ...months, state: 'draft', created_on: DAY })
    .execute()
  const placed = { township: '测试', employer_id: organization_id, contract_from }
  await tx.db
    .insertInto('employment.list_person')
    .values({ id: list_person_id, list_id: id, kind, ...person, ...placed })
    .execute()
  const wage = { month: '2024-04', wage_fen: 100 as never, wage_paid_on: DAY, proof: '测试' }
  await tx.db
    .insertInto('employment.work_month')
    .values({ id: newId(), list_person_id, organization_id, region_code, person_id, ...wage })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
