import type { Tx } from '#platform/db'
import type { SheetTable } from '#platform/sheets'
import type { RegisterKey, RowFault } from './contract.ts'
import { advice } from './domain/advice.ts'
import { type Compared, compareRows, inRow, type RowEntry, type RowReading } from './domain/compare-rows.ts'
import { type Fault, readEntry } from './domain/read-entry.ts'
import {
  fillBlanks,
  type Held,
  insertPeople,
  lookUp,
  readContext,
  saveEntryAccounts,
  saveIntents,
  saveStatuses,
} from './store-register.ts'

export interface County {
  readonly code: string
  readonly name: string
}

/** Reads and compares every row of a table; nothing is written. */
export async function checkTable(tx: Tx, county: County, table: SheetTable<RegisterKey>): Promise<Compared> {
  const context = await readContext(tx, county)
  const problems = Map.groupBy(table.problems, (problem) => problem.rowNumber)
  const rows = table.rows.map(({ rowNumber: row, cells }): RowReading => {
    const spoilt = (problems.get(row) ?? []).map(
      ({ columnKey, code, message }): Fault => ({ key: columnKey as RegisterKey, code, ...advice(message) }),
    )
    const reading = readEntry(cells, context, new Set(spoilt.map(({ key }) => key)))
    return { ...reading, row, faults: [...spoilt, ...reading.faults] }
  })
  const ids = rows.flatMap(({ residentId }) => residentId ?? [])
  return compareRows(rows, await lookUp(tx, county.code, [...new Set(ids)]))
}

/** What became of checked rows. */
export interface Registered {
  readonly added: readonly { readonly row: number; readonly personId: string }[]
  readonly errors: readonly RowFault[]
  readonly warnings: readonly RowFault[]
}

/**
 * Writes what was checked: new people with intent, status and account; known people's intents confirmed today.
 * Set-based: a handful of statements for thousands of rows. Whoever another county registered meanwhile is an error.
 */
export async function register(tx: Tx, county: County, { fresh, known }: Compared): Promise<Registered> {
  const ids = await insertPeople(
    tx,
    county.code,
    fresh.map(({ entry }) => entry),
  )
  const added = fresh.flatMap((one) => {
    const personId = ids.get(one.entry.residentId)
    return personId ? [{ ...one, personId }] : []
  })
  const held = [...added, ...known]
  await fillBlanks(tx, county.code, known)
  await saveIntents(tx, county.code, held)
  const statuses = await saveStatuses(tx, county.code, held)
  const accounts = await saveEntryAccounts(tx, county.code, held)
  return {
    added,
    errors: fresh.filter(({ entry }) => !ids.has(entry.residentId)).map(({ row }) => inRow(row, registeredMeanwhile)),
    warnings: [...remarksOf(held, statuses, statusDiffers), ...remarksOf(held, accounts, accountDiffers)],
  }
}

const remarksOf = (held: readonly (Held & RowEntry)[], people: ReadonlySet<string>, remark: Fault): RowFault[] =>
  held.filter(({ personId }) => people.has(personId)).map(({ row }) => inRow(row, remark))

const registeredMeanwhile: Fault = {
  key: 'residentId',
  code: 'registered-elsewhere',
  reason: '此人刚刚在别的县登记',
  cure: '请与该县联系；同一人只在一个县登记',
}
const statusDiffers: Fault = {
  key: 'statusFrom',
  code: 'status-differs',
  reason: '这项身份类别已登记，起始日期不同',
  cure: '台账未改动；身份类别从不改写，请在一人一档中核对',
}
const accountDiffers: Fault = {
  key: 'account',
  code: 'account-differs',
  reason: '与台账中的收款账户不同',
  cure: '账户未改动；确需变更的，请在一人一档中变更，并由另一人核实',
}
