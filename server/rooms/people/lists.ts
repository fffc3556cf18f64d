import type { UploadedFile } from '#kernel/endpoint'
import { readPersonName } from '#kernel/person-name'
import { readResidentId } from '#kernel/resident-id'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { canonical, sha256 } from '#platform/secrets'
import { type ColumnSpec, readTable, type SheetTable, type TableColumn, writeTable } from '#platform/sheets'
import { type ListKind, listKinds } from './contract-lists.ts'
import type { RowFault } from './contract-register.ts'
import { advice } from './domain/advice.ts'
import { type ListCells, type ListFault, listCells } from './domain/list-cells.ts'
import { type ListOwner, lastReceipt, saveReceipt } from './store-lists.ts'
import { referencesOf } from './store-references.ts'

/** A kind of list: its columns, how a row reads, and whether it counts as a whole only. */
export interface ListForm<K extends string, E> {
  readonly kind: ListKind
  /** Key → title; `name` and `residentId` are among them. */
  readonly titles: Readonly<Record<K | 'name' | 'residentId', string>>
  readonly dates?: readonly K[]
  readonly choices?: Readonly<Partial<Record<K, readonly string[]>>>
  readonly notes?: Readonly<Partial<Record<K, string>>>
  readonly optional?: readonly K[]
  /** People who need not stand in any register. */
  readonly anybody?: boolean
  /** With one wrong row none is taken. */
  readonly whole?: boolean
  readonly read: (cells: ListCells<K>, today: Tx['today']) => E | undefined
  /** What no two rows of a file may share, beside the person. */
  readonly once?: (entry: E) => string
}

/** A right row: whom it names, and what it says. */
export interface ListRow<E> {
  readonly row: number
  readonly entry: E
  readonly name: string
  readonly residentId: string
  /** Last two characters of the number. */
  readonly tail: string
  /** Empty where the list is of anybody. */
  readonly personId: string
  readonly regionCode: string
}

/** What became of the right rows; a fault found only now keeps its row out. */
export interface Settled<K extends string> {
  readonly added: number
  readonly known: number
  readonly faults?: readonly (ListFault<K> & { readonly row: number })[]
}

/** A list as it reads, before anything comes of it: the right rows, every fault, and how faults are told. */
export async function readList<K extends string, E>(tx: Tx, form: ListForm<K, E>, file: UploadedFile) {
  const columns = columnsOf(form)
  const table = await readTable(file, columns)
  const { rows, faults } = await readRows(tx, form, table)
  const inWords = (others: readonly (ListFault<K> & { readonly row: number })[] = []): RowFault[] =>
    [...faults, ...others]
      .toSorted((a, b) => a.row - b.row)
      .map(({ row, key, ...told }) => ({ row, column: form.titles[key], columnKey: key, ...told }))
  return { columns, table, rows, faults, inWords }
}

/**
 * Reads an uploaded list (.xlsx, .csv): every fault of every row at once, the right rows handed to `settle`, a receipt kept.
 * The same file again gives the answer it gave before, unless its faults were put right meanwhile: somebody registered, a
 * contract recorded.
 * @throws Refusal of the sheet, for a file that is no such list at all
 */
export async function receiveList<K extends string, E>(
  tx: Tx,
  form: ListForm<K, E>,
  owner: ListOwner,
  file: UploadedFile,
  settle: (rows: readonly ListRow<E>[], importId: string) => Promise<Settled<K>>,
) {
  const hash = sha256(file.bytes)
  const { hash: hashBefore, ...before } = (await lastReceipt(tx, form.kind, owner)) ?? {}
  const again = 'id' in before && hashBefore === hash ? { ...before, repeated: true } : undefined
  if (again && form.whole && again.rowsWrong === 0) return again
  const id = newId()
  const { columns, table, rows, faults, inWords } = await readList(tx, form, file)
  const taken = form.whole && faults.length > 0 ? [] : rows
  const settled = await settle(taken, id)
  const errors = inWords(settled.faults)
  if (again && settled.added === 0 && canonical(again.errors) === canonical(errors)) return again
  const counts = {
    rowsTotal: table.rows.length,
    rowsAdded: settled.added,
    rowsKnown: settled.known,
    rowsWrong: new Set(errors.map(({ row }) => row)).size,
  }
  await saveReceipt(tx, { id, kind: form.kind, owner, file, hash, columns, errors, ...counts })
  tx.notes.push({ matterId: id, facts: { listKind: form.kind, ...counts, file: hash.slice(0, 16) } })
  return { id, kind: form.kind, fileName: file.name, importedOn: tx.today, ...counts, errors, repeated: false }
}

/** An empty workbook to fill in, with drop-downs and notes. */
export function listTemplate<K extends string, E>(form: ListForm<K, E>): Promise<Uint8Array> {
  const columns = columnsOf(form).map(
    ({ key, title, type, required }): TableColumn => ({
      key,
      title,
      type: type ?? 'text',
      choices: form.choices?.[key as K],
      note: form.notes?.[key as K] ?? (required ? '必填' : undefined),
    }),
  )
  const notes = ['一人一行，从第2行开始填写；上传后一次列出全部错误，并可下载标好错误的原表。']
  return writeTable({ sheetName: listKinds.label(form.kind), columns, rows: [], notes })
}

type Key<K extends string> = K | 'name' | 'residentId'
type Placed<K extends string> = ListFault<Key<K>> & { readonly row: number }

function columnsOf<K extends string, E>(form: ListForm<K, E>): ColumnSpec<Key<K>>[] {
  return (Object.entries(form.titles) as [Key<K>, string][]).map(([key, title]) => ({
    key,
    title,
    required: !form.optional?.some((one) => one === key),
    type: form.dates?.some((one) => one === key) ? 'date' : 'text',
  }))
}

async function readRows<K extends string, E>(tx: Tx, form: ListForm<K, E>, table: SheetTable<Key<K>>) {
  const faults: Placed<K>[] = table.problems.map(({ rowNumber: row, columnKey, code, message }) => ({
    row,
    key: columnKey as Key<K>,
    code,
    ...advice(message),
  }))
  const read = table.rows.map(({ rowNumber: row, cells }) => {
    const own: ListFault<Key<K>>[] = faults.filter((fault) => fault.row === row)
    const before = own.length
    const reader = listCells<Key<K>>(cells, form.titles, own)
    const person = readPerson(tx, reader)
    const entry = form.read(reader as ListCells<K>, tx.today)
    faults.push(...own.slice(before).map((fault) => ({ row, ...fault })))
    return { row, person, entry: own.length > 0 ? undefined : entry }
  })
  const named = read.flatMap(({ row, person, entry }) => (person ? [{ row, ...person, entry }] : []))
  const references = form.anybody ? new Map() : await referencesOf(tx, named)
  const rows: ListRow<E>[] = []
  const firstOf = new Map<string, number>()
  for (const [place, { row, entry, ...person }] of named.entries()) {
    const reference = form.anybody ? { personId: '', regionCode: '' } : references.get(place)
    if (!reference) faults.push({ row, ...personUnknown } as Placed<K>)
    if (!reference || !entry) continue
    const key = `${person.residentId} ${form.once?.(entry) ?? ''}`
    const first = firstOf.get(key)
    if (first) faults.push({ row, ...repeated(first) } as Placed<K>)
    else rows.push({ row, entry, ...person, ...reference })
    firstOf.set(key, first ?? row)
  }
  return { rows, faults }
}

function readPerson(tx: Tx, cells: ListCells<'name' | 'residentId'>) {
  const { demo, today } = tx
  const name = readPersonName(cells.text('name', 200))
  const number = readResidentId(cells.text('residentId', 100), { demo, today })
  for (const [key, reading] of [
    ['name', name],
    ['residentId', number],
  ] as const) {
    if (reading.ok) continue
    const { reason, cure } = advice(reading.message)
    cells.fault(key, `${key === 'name' ? 'name' : 'id'}-${reading.code}`, reason, cure)
  }
  if (!name.ok || !number.ok) return undefined
  return { name: name.name as string, residentId: number.id as string, tail: number.id.slice(-2) }
}

const personUnknown = {
  key: 'residentId',
  code: 'person-unknown',
  reason: '台账中没有姓名与身份证号都相符的人员',
  cure: '请核对姓名和身份证号；确未登记的，请户籍县（市、区）先登记',
}
const repeated = (first: number) => ({
  key: 'residentId',
  code: 'repeated-in-file',
  reason: `与第${first}行重复`,
  cure: '请只保留一行',
})
