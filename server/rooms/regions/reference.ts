import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '#kernel/csv'
import { type DateText, dateText } from '#kernel/dates'
import { wordId } from '#platform/ids'

const TABLES = join(import.meta.dirname, '../../../policies/gx-2022-7/tables')
const TIERS: Readonly<Record<string, string>> = { 国重: 'national-key', 区重: 'regional-key', 参照: 'by-reference' }
const LEVELS = { region: 'autonomous-region', cities: 'city', counties: 'county', townships: 'township' } as const
const EFFECTIVE: DateText = dateText('2022-02-22')

/** The rows of this room's reference data, from the shipped tables. */
export interface Reference {
  readonly regions: readonly {
    code: string
    name: string
    level: string
    parent_code: string | null
    initials: string
  }[]
  readonly counties: ReturnType<typeof countyRow>[]
  readonly sites: ReturnType<typeof siteRow>[]
}

/** Reads divisions (GB/T 2260) and the two attachments of 桂人社发〔2022〕7号. */
export function readReference(): Reference {
  return {
    regions: regionRows(),
    counties: readCsv(readFileSync(join(TABLES, 'pairing-counties.csv'), 'utf8')).map(countyRow),
    sites: readCsv(readFileSync(join(TABLES, 'pairing-sites.csv'), 'utf8')).map(siteRow),
  }
}

/** The id of a resettlement site: its row in attachment 2. */
export const siteId = (seq: string): string => wordId('gx-2022-7#annex-2', seq)

function regionRows(): Reference['regions'] {
  const file = join(import.meta.dirname, 'data/divisions.json')
  const divisions: Record<keyof typeof LEVELS, [string, string, string][]> = JSON.parse(readFileSync(file, 'utf8'))
  const levels = Object.keys(LEVELS) as (keyof typeof LEVELS)[]
  return levels.flatMap((key) =>
    divisions[key].map(([code, name, initials]) => ({
      code,
      name,
      level: LEVELS[key],
      parent_code: parentOf(code),
      initials,
    })),
  )
}

function parentOf(code: string): string | null {
  if (code.length === 9) return code.slice(0, 6)
  if (code.endsWith('0000')) return null
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`
}

function countyRow(row: Record<string, string>) {
  return {
    region_code: row['county_code'] ?? '',
    tier: TIERS[row['category'] ?? ''] ?? '',
    cites: 'gx-2022-7#annex-1',
    row_number: Number(row['seq']),
    printed_name: row['county'] ?? '',
    correction: row['note'] || null,
    valid_from: EFFECTIVE,
  }
}

function siteRow(row: Record<string, string>) {
  return {
    id: siteId(row['seq'] ?? ''),
    name: row['site'] ?? '',
    region_code: row['county_code'] ?? '',
    over_ten_thousand: row['scale'] === '万人以上',
    cites: 'gx-2022-7#annex-2',
    row_number: Number(row['seq']),
    correction: row['note'] || null,
  }
}
