import { sql } from 'kysely'
import type { UploadedFile } from '#kernel/endpoint'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { seal, unseal } from '#platform/secrets'
import type { ColumnSpec } from '#platform/sheets'
import type { ListKind } from './contract-lists.ts'
import type { RowFault } from './contract-register.ts'

/** Whose list it is: a county's, or an organization's own; `subjectId` where it is read into one of several. */
export interface ListOwner {
  readonly regionCode: string
  readonly organizationId: string | null
  readonly subjectId?: string
}

const SUMMARY = [
  'id',
  'kind',
  'file_name as fileName',
  'imported_on as importedOn',
  'rows_total as rowsTotal',
  'rows_added as rowsAdded',
  'rows_known as rowsKnown',
  'rows_wrong as rowsWrong',
] as const

const receipts = (tx: Tx) =>
  tx.db.selectFrom('people.list_import').select(SUMMARY).$narrowType<{ kind: ListKind }>().orderBy('id', 'desc')

/** The receipts in reach, the newest first. */
export function selectReceipts(tx: Tx, kind: ListKind | undefined) {
  const query = receipts(tx)
  return firstOf(tx, kind ? query.where('kind', '=', kind) : query)
}

const whole = (tx: Tx) => receipts(tx).select('errors').$narrowType<{ errors: RowFault[] }>()

/** A receipt with every error, or undefined. */
export function findReceipt(tx: Tx, id: string) {
  return whole(tx).where('id', '=', id).executeTakeFirst()
}

/** The newest receipt of an owner's lists, or undefined; one list of an owner is read at a time. */
export async function lastReceipt(tx: Tx, kind: ListKind, owner: ListOwner) {
  const lock = `list:${kind}:${owner.organizationId ?? owner.regionCode}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 8))`.execute(tx.db)
  return whole(tx)
    .select('file_hash as hash')
    .where('kind', '=', kind)
    .where('region_code', '=', owner.regionCode)
    .where('organization_id', 'is not distinct from', owner.organizationId)
    .where('subject_id', 'is not distinct from', owner.subjectId ?? null)
    .limit(1)
    .executeTakeFirst()
}

/** Keeps the receipt and the file, sealed as a whole because it is full of numbers of people. */
export async function saveReceipt(
  tx: Tx,
  given: {
    id: string
    kind: ListKind
    owner: ListOwner
    file: UploadedFile
    hash: string
    columns: readonly ColumnSpec[]
    errors: readonly RowFault[]
  } & Record<'rowsTotal' | 'rowsAdded' | 'rowsKnown' | 'rowsWrong', number>,
): Promise<void> {
  const { id, kind, owner, file, hash } = given
  const [fileId, importedBy] = [newId(), tx.actor.userId ?? id]
  const whose = { region_code: owner.regionCode, organization_id: owner.organizationId }
  const bytes = seal(tx.keys, Buffer.from(file.bytes).toString('base64'))
  await tx.db
    .insertInto('platform.file')
    .values({
      id: fileId,
      name: file.name,
      type: 'application/octet-stream',
      bytes,
      sha256: hash,
      ...whose,
      created_by: importedBy,
    })
    .execute()
  await tx.db
    .insertInto('people.list_import')
    .values({
      id,
      kind,
      ...whose,
      subject_id: owner.subjectId ?? null,
      file_name: file.name,
      file_hash: hash,
      file_id: fileId,
      columns: JSON.stringify(given.columns),
      rows_total: given.rowsTotal,
      rows_added: given.rowsAdded,
      rows_known: given.rowsKnown,
      rows_wrong: given.rowsWrong,
      errors: JSON.stringify(given.errors),
      imported_on: tx.today,
      imported_by: importedBy,
    })
    .execute()
}

/** The uploaded file of a receipt as it came, with the columns it was read by. */
export async function readListFile(
  tx: Tx,
  id: string,
): Promise<{ file: UploadedFile; columns: readonly ColumnSpec[] } | undefined> {
  const row = await tx.db
    .selectFrom('people.list_import as i')
    .innerJoin('platform.file as f', 'f.id', 'i.file_id')
    .select(['f.name', 'f.bytes', 'i.columns'])
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const bytes = Buffer.from(unseal(tx.keys, row.bytes), 'base64')
  // Written by `saveReceipt`, in the shape that reads sheets.
  return { file: { name: row.name, bytes }, columns: row.columns as unknown as ColumnSpec[] }
}
