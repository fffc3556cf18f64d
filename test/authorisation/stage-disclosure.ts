import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** Of a county one period disclosed and the next one drafted. */
export async function writeDisclosures(tx: Tx, region_code: string, today: DateText): Promise<void> {
  const figures = JSON.stringify({ accounts: [], items: [], paidFen: 0, recoveredFen: 0, leastPersons: 3 })
  const drafted = { drafted_by: newId(), drafted_person: newId(), drafted_on: today, note: '', version: 1 }
  const of = { region_code, figures, hash: 'a'.repeat(64), ...drafted }
  const checked = { checked_by: newId(), checked_person: newId(), checked_on: today }
  const rows = [
    { ...of, id: newId(), from_on: day('2023-10-01'), until_on: day('2023-12-31'), state: 'published', ...checked },
    { ...of, id: newId(), from_on: day('2024-01-01'), until_on: day('2024-03-31'), state: 'draft' },
  ]
  await tx.db.insertInto('statistics.disclosure').values(rows).execute()
}

const day = (text: string) => text as DateText
