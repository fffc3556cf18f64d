import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '#kernel/csv'
import { dateText } from '#kernel/dates'
import { wordId } from '#platform/ids'
import { siteId } from '#regions'

const TABLES = join(import.meta.dirname, '../../../policies/gx-2022-7/tables')
const FROM = dateText('2022-02-22')
const UNTIL = dateText('2025-12-31')

/** A school of the attachments: its name is its identity until a credit code is registered; never merged by likeness. */
export const schoolId = (name: string): string => wordId('technical-school', name)

/** The pairings of both attachments, and the schools they name. The document prints no seat: a school sits in the region. */
export function readPairings() {
  const rows = [...read('pairing-counties.csv', '#annex-1'), ...read('pairing-sites.csv', '#annex-2')]
  const schools = [...new Set(rows.map((row) => row.school))]
  return { rows: rows.map(({ school: _, ...row }) => row), schools }
}

function read(file: string, annex: string) {
  return readCsv(readFileSync(join(TABLES, file), 'utf8')).map((row) => ({
    id: wordId('pairing', annex, row['seq'] ?? ''),
    school: row['school'] ?? '',
    school_id: schoolId(row['school'] ?? ''),
    region_code: row['county_code'] ?? '',
    site_id: annex === '#annex-2' ? siteId(row['seq'] ?? '') : null,
    valid_from: FROM,
    valid_until: UNTIL,
    cites: `gx-2022-7${annex}`,
    row_number: Number(row['seq']),
    basis: row['school_basis'] === 'inferred' ? 'inferred' : 'printed',
    note: row['note'] || null,
  }))
}
