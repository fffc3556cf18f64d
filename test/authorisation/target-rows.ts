import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

const DAY = '2024-05-31' as DateText

/** In each county a breakdown that waits, and an allocation that was frozen and handed over. */
export async function writeTargets(tx: Tx, regionCodes: readonly string[]): Promise<void> {
  for (const region_code of regionCodes) {
    const by = { made_by: newId(), made_person: newId(), made_name: '测试拟订', made_on: DAY }
    await saveBreakdown(tx, region_code, by)
    await saveAllocation(tx, region_code, by)
  }
}

interface Made {
  readonly made_by: string
  readonly made_person: string
  readonly made_name: string
  readonly made_on: DateText
}

async function saveBreakdown(tx: Tx, region_code: string, by: Made): Promise<void> {
  const id = newId()
  await tx.db
    .insertInto('targets.breakdown')
    .values({ ...by, id, region_code, target: 'test-target', version: 1, document_number: '测试1号', state: 'waiting' })
    .execute()
  await tx.db.insertInto('targets.part').values({ breakdown_id: id, region_code, number: 1 }).execute()
}

async function saveAllocation(tx: Tx, region_code: string, by: Made): Promise<void> {
  const [allocation_id, amount_fen] = [newId(), 100 as Fen]
  const factor = { key: 'lifted', label: '测试', weightBp: 10_000, document: '', values: { [region_code]: 1 } }
  const inputs = JSON.stringify({ factors: [factor], overlap: {} })
  const period = { period_from: '2023-01-01' as DateText, period_until: '2023-12-31' as DateText }
  const head = { title: '测试分配', source: 'employment-subsidy-fund', document_number: '测试1号', state: 'draft' }
  const draft = { ...by, ...period, ...head, id: allocation_id, region_code, amount_fen, inputs }
  await tx.db.insertInto('targets.allocation').values(draft).execute()
  await tx.db.insertInto('targets.allocation_share').values({ allocation_id, region_code, amount_fen }).execute()
  const { id: person_id } = await tx.db
    .selectFrom('people.person')
    .select('id')
    .where('region_code', '=', region_code)
    .executeTakeFirstOrThrow()
  const person = { person_id, person_name: '测试', matter: '测试班', completed_on: DAY }
  await tx.db
    .insertInto('targets.allocation_person')
    .values({ ...person, allocation_id, region_code, position: 0, factor: 'lifted' })
    .execute()
  const frozen = { frozen_by: newId(), frozen_person: newId(), frozen_name: '测试复核', frozen_on: DAY }
  await tx.db
    .updateTable('targets.allocation')
    .set({ ...frozen, state: 'frozen', hash: 'a'.repeat(64) })
    .where('id', '=', allocation_id)
    .execute()
  const handed = { handed_by: newId(), handed_name: '测试财政', handed_on: DAY, document_number: '测试2号' }
  await tx.db
    .insertInto('targets.handover')
    .values({ ...handed, allocation_id, region_code, amount_fen, account_id: newId(), journal_id: newId() })
    .execute()
}
