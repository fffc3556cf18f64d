import { sql } from 'kysely'
import type { UploadedFile } from '#kernel/endpoint'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { seal, unseal } from '#platform/secrets'
import type { RowFault } from './contract.ts'

const COUNTS = [
  'id',
  'file_name as fileName',
  'imported_on as importedOn',
  'rows_total as rowsTotal',
  'rows_added as rowsAdded',
  'rows_known as rowsKnown',
  'rows_wrong as rowsWrong',
] as const

const imports = (tx: Tx) =>
  tx.db
    .selectFrom('people.register_import')
    .select(COUNTS)
    .select(['errors', 'warnings'])
    .$narrowType<{ errors: RowFault[]; warnings: RowFault[] }>()

/** An import by its id, or undefined. */
export function findImport(tx: Tx, id: string) {
  return imports(tx).where('id', '=', id).executeTakeFirst()
}

/** What came of the very same file in this county, or undefined. */
export function findImportOfFile(tx: Tx, regionCode: string, hash: string) {
  return imports(tx).where('region_code', '=', regionCode).where('file_hash', '=', hash).executeTakeFirst()
}

/** The imports in reach, the newest first. */
export function selectImports(tx: Tx) {
  const query = tx.db
    .selectFrom('people.register_import')
    .select(COUNTS)
    .select(({ fn }) => fn<number>('jsonb_array_length', ['errors']).as('faultCount'))
    .orderBy('id', 'desc')
  return firstOf(tx, query)
}

/**
 * How many imports in reach still have faulty rows that no later import of the same table has settled: the table as it
 * was named, as its marked copy (…-错误.xlsx), or as a browser numbers what it saves twice.
 */
export async function countOpenImports(tx: Tx): Promise<number> {
  const table = sql<string>`regexp_replace(file_name, '(-错误| ?\\(\\d+\\))*\\.(xlsx|csv)$', '', 'i')`
  const rows = await tx.db
    .selectFrom('people.register_import')
    .select(['rows_wrong'])
    .distinctOn(['region_code', table])
    .orderBy('region_code')
    .orderBy(table)
    .orderBy('id', 'desc')
    .execute()
  return rows.filter((row) => row.rows_wrong > 0).length
}

/** Keeps the file, sealed as a whole because it is full of numbers of people, and what came of it. @returns the id */
export async function saveImport(
  tx: Tx,
  given: { regionCode: string; file: UploadedFile; hash: string; errors: RowFault[]; warnings: RowFault[] } & Record<
    'rowsTotal' | 'rowsAdded' | 'rowsKnown' | 'rowsWrong',
    number
  >,
): Promise<string> {
  const { regionCode, file, hash } = given
  const [id, fileId, importedBy] = [newId(), newId(), tx.actor.userId ?? newId()]
  const sealed = seal(tx.keys, Buffer.from(file.bytes).toString('base64'))
  await tx.db
    .insertInto('platform.file')
    .values({
      id: fileId,
      name: file.name,
      type: 'application/octet-stream',
      bytes: sealed,
      sha256: hash,
      region_code: regionCode,
      created_by: importedBy,
    })
    .execute()
  await tx.db
    .insertInto('people.register_import')
    .values({
      id,
      region_code: regionCode,
      file_name: file.name,
      file_hash: hash,
      file_id: fileId,
      rows_total: given.rowsTotal,
      rows_added: given.rowsAdded,
      rows_known: given.rowsKnown,
      rows_wrong: given.rowsWrong,
      errors: JSON.stringify(given.errors),
      warnings: JSON.stringify(given.warnings),
      imported_on: tx.today,
      imported_by: importedBy,
    })
    .execute()
  return id
}

/** The uploaded file of an import as it came. */
export async function readImportFile(tx: Tx, importId: string): Promise<UploadedFile | undefined> {
  const row = await tx.db
    .selectFrom('people.register_import as i')
    .innerJoin('platform.file as f', 'f.id', 'i.file_id')
    .select(['f.name', 'f.bytes'])
    .where('i.id', '=', importId)
    .executeTakeFirst()
  return row && { name: row.name, bytes: Buffer.from(unseal(tx.keys, row.bytes), 'base64') }
}
