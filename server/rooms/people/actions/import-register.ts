import type { UploadedFile } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { sha256 } from '#platform/secrets'
import { readTable } from '#platform/sheets'
import { countyOf } from '../county.ts'
import { registerColumns } from '../domain/columns.ts'
import { checkTable, register } from '../register.ts'
import { findImportOfFile, saveImport } from '../store-imports.ts'
import { lockRegister } from '../store-register.ts'

/**
 * Takes a register of people with intent (.xlsx or .csv): good rows go in, every fault comes back at once.
 * Nothing twice: the same file gives the result it gave before, a person already there is confirmed
 * (桂人社发〔2022〕7号 三（一）).
 * @throws Refusal `county-only`, and the sheet refusals for a file that is no register at all
 */
export async function importRegister(tx: Tx, actor: Actor, { file }: { file: UploadedFile }) {
  const county = await countyOf(tx, actor)
  const table = await readTable(file, registerColumns)
  await lockRegister(tx, county.code)
  const hash = sha256(file.bytes)
  const earlier = await findImportOfFile(tx, county.code, hash)
  if (earlier) return { ...earlier, repeated: true }
  const compared = await checkTable(tx, county, table)
  const outcome = await register(tx, county, compared)
  const errors = [...compared.errors, ...outcome.errors]
  const counts = {
    rowsTotal: table.rows.length,
    rowsAdded: outcome.added.length,
    rowsKnown: compared.known.length,
    rowsWrong: new Set(errors.map(({ row }) => row)).size,
  }
  const warnings = [...compared.warnings, ...outcome.warnings].toSorted((a, b) => a.row - b.row)
  const id = await saveImport(tx, { regionCode: county.code, file, hash, errors, warnings, ...counts })
  tx.notes.push({ matterId: id, facts: { ...counts, file: hash.slice(0, 16) } })
  return { id, fileName: file.name, importedOn: tx.today, ...counts, errors, warnings, repeated: false }
}
