import type { FileReply, InputOf, UploadedFile } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { sha256 } from '#platform/secrets'
import { readTable, writeTable } from '#platform/sheets'
import type * as contract from '../contract.ts'
import { exchangeKinds } from '../contract.ts'
import { compareRow, type ExchangeField, type ExchangeKind, exchangeFields, type Mismatch } from '../domain/exchange.ts'
import { refuse } from '../refusals-exchange.ts'
import {
  insertImport,
  insertLinks,
  type OurRecord,
  saveMapping,
  selectImports,
  selectMapping,
  selectRecords,
} from '../store-exchange.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Which column of theirs each field of ours goes to; `set` where the region named it. */
export async function getExchangeMapping(tx: Tx, actor: Actor, { kind }: { kind: ExchangeKind }) {
  const set = await mappingFor(tx, actor, kind)
  return {
    fields: exchangeFields[kind].map(({ field, label }) => ({
      field,
      label,
      columnTitle: set.get(field) ?? label,
      set: set.has(field),
    })),
  }
}

/** Names their column for a field; two fields never share one. @throws Refusal `exchange-field`, `exchange-column-taken` */
export async function setExchangeMapping(tx: Tx, actor: Actor, given: InputOf<typeof contract.setExchangeMapping>) {
  const { fields } = await getExchangeMapping(tx, actor, given)
  if (!fields.some(({ field }) => field === given.field)) throw refuse('exchange-field')
  const twin = fields.find(({ field, columnTitle }) => field !== given.field && columnTitle === given.columnTitle)
  if (twin) throw refuse('exchange-column-taken', { column: given.columnTitle, label: twin.label })
  await saveMapping(tx, given)
  tx.notes.push({ facts: { kind: given.kind, field: given.field, column: given.columnTitle } })
  return { field: given.field }
}

/** The records of a period under their column names, with our keys; leaves a trace with the number of rows. */
export async function exportExchange(
  tx: Tx,
  actor: Actor,
  { kind, from, until }: InputOf<typeof contract.exportExchange>,
): Promise<FileReply> {
  const titles = await mappingFor(tx, actor, kind)
  const rows = await selectRecords(tx, kind, { from, until })
  const bytes = await writeTable({
    sheetName: exchangeKinds.label(kind),
    columns: exchangeFields[kind].map(({ field, label, type }) => ({
      key: field,
      title: titles.get(field) ?? label,
      width: field === 'ourId' ? 38 : 18,
      type,
    })),
    rows,
    blankRows: 0,
    notes: [
      `${exchangeKinds.label(kind)} ${from} 至 ${until}，共${rows.length}条`,
      '“平台编号”请原样带回；在“系统编号”列填入对方编号后导回对账',
    ],
  })
  return { name: `${exchangeKinds.label(kind)}${from}至${until}.xlsx`, type: XLSX, bytes, rows: rows.length }
}

/**
 * Takes their numbers in: each line is matched by our key and compared; what disagrees is listed and not linked. A line
 * that was acknowledged before counts again as matched.
 * @throws Refusal of the sheet reader
 */
export async function importExchange(
  tx: Tx,
  actor: Actor,
  given: InputOf<typeof contract.importExchange> & { file: UploadedFile },
) {
  const { kind, file, from, until } = given
  const fields = exchangeFields[kind]
  const set = await mappingFor(tx, actor, kind)
  const titles = new Map(fields.map(({ field, label }) => [field, set.get(field) ?? label]))
  const { rows } = await readTable(file, columnsOf(fields, titles))
  const ours = new Map((await selectRecords(tx, kind, given)).map((record) => [record.ourId, record]))
  const id = newId()
  const read = rows.map((row) => {
    const record = ours.get(row.cells['ourId'] ?? '')
    return { ...row, record, theirId: row.cells['theirId'] ?? '', found: compareRow(fields, titles, row, record) }
  })
  const linked = await acknowledge(tx, kind, read, id)
  const mismatches = read.flatMap(({ rowNumber, record, theirId, found }): Mismatch[] =>
    !record || found.length > 0 || linked.has(keyOf(record.ourId, theirId))
      ? found
      : [{ ...NOTHING, rowNumber, ourId: record.ourId, kind: 'taken', theirs: theirId }],
  )
  const wrong = new Set(mismatches.map(({ rowNumber }) => rowNumber))
  const done = { id, rowCount: rows.length, matched: rows.length - wrong.size, mismatches }
  await insertImport(tx, { kind, from, until, fileHash: sha256(Buffer.from(file.bytes)), ...done })
  tx.notes.push({ matterId: id, facts: { kind, rows: done.rowCount, matched: done.matched } })
  return done
}

const NOTHING = { column: '', ours: '', theirs: '' } as const

const keyOf = (ourId: string, theirId: string): string => `${ourId} ${theirId}`

interface ReadLine {
  readonly record: OurRecord | undefined
  readonly theirId: string
  readonly found: readonly Mismatch[]
}

/** Links the records of the lines that agree to their numbers, all at once. @returns what is linked, now or before */
async function acknowledge(tx: Tx, kind: ExchangeKind, lines: readonly ReadLine[], importId: string) {
  const agreed = lines.flatMap(({ record, theirId, found }) =>
    record && found.length === 0 ? [{ ...record, theirId, before: record.theirId }] : [],
  )
  const saved = await insertLinks(
    tx,
    agreed
      .filter(({ before }) => before === null)
      .map(({ ourId, regionCode, theirId }) => ({ kind, ourId, regionCode, theirId, importId })),
  )
  const known = agreed.flatMap(({ ourId, before }) => (before === null ? [] : [{ ourId, theirId: before }]))
  return new Set([...known, ...saved].map(({ ourId, theirId }) => keyOf(ourId, theirId)))
}

const columnsOf = (fields: readonly ExchangeField[], titles: ReadonlyMap<string, string>) =>
  fields.map(({ field, label, type }) => ({
    key: field,
    title: titles.get(field) ?? label,
    required: field === 'ourId' || field === 'theirId',
    type: type === 'date' ? ('date' as const) : ('text' as const),
  }))

/** How ours and theirs stand for a period: acknowledged, still waiting, and what the last imports found. */
export async function readReconciliation(tx: Tx, _: Actor, asked: InputOf<typeof contract.readReconciliation>) {
  const records = await selectRecords(tx, asked.kind, asked)
  const waiting = records.filter(({ theirId }) => theirId === null)
  const imports = await selectImports(tx, asked.kind)
  return {
    ours: records.length,
    acknowledged: records.length - waiting.length,
    waiting: waiting.map((record) => ({
      ourId: record.ourId,
      label: labelOf(record),
      regionName: record.regionName,
    })),
    imports: imports.rows,
    importsTotal: imports.total,
  }
}

const labelOf = (record: OurRecord): string =>
  [
    record['number'] ?? record['classNumber'] ?? record['batchNumber'],
    record['title'] ?? record['personName'] ?? record['payeeName'],
  ].join(' ')

const mappingFor = (tx: Tx, { regionCode }: Actor, kind: ExchangeKind) =>
  selectMapping(tx, kind, [regionCode, `${regionCode.slice(0, 4)}00`, `${regionCode.slice(0, 2)}0000`])
