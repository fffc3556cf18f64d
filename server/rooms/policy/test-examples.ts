import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { RateExample } from './contract-rates.ts'
import { exampleFault } from './domain/rate-examples.ts'
import { wantedTables } from './library.ts'
import type { RateTableRow } from './store.ts'

/** Every example of a table with what is wrong with it, if anything, by the table's own lines. */
export function testExamples(row: RateTableRow): { example: RateExample; fault: string | undefined }[] {
  const wanted = wantedTables.find(({ table }) => table.id === row.key)
  if (!wanted) return row.examples.map((example) => ({ example, fault: '没有规则用到这张表' }))
  const place = { region: row.regionCode, on: row.effectiveFrom }
  const rates = row.lines.map((line) => ({
    ...line,
    table: row.key,
    document: row.documentNumber,
    region: scopePrefix(row.regionCode as RegionCode),
    from: row.effectiveFrom,
    until: row.effectiveUntil,
    sources: row.fundSources,
  }))
  return row.examples.map((example) => ({ example, fault: exampleFault(wanted.table, example, place, rates) }))
}
