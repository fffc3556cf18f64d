import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { regionName } from '#regions'
import type * as contract from '../contract.ts'
import { doubledLines } from '../domain/rate-lines.ts'
import { wantedTables } from '../library.ts'
import { personOf } from '../person-of.ts'
import { refuse } from '../refusals.ts'
import { insertRateTable } from '../store.ts'

/**
 * Enters a table of rates under the document that sets them; it counts only after another person has checked it.
 * @throws Refusal `rate-key-unknown`, `region-outside`, `rate-territory`, `rate-period-wrong`, `rate-lines-wrong`,
 * `rate-unit-wrong`, `rate-lines-doubled`, `rate-sources-missing`
 */
export async function enterRates(
  tx: Tx,
  actor: Actor,
  input: InputOf<typeof contract.enterRates>,
): Promise<{ id: string }> {
  const { key, regionCode, effectiveFrom, effectiveUntil, lines } = input
  const wanted = wantedTables.find(({ table }) => table.id === key)
  if (!wanted) throw refuse('rate-key-unknown', { key })
  const region = await regionName(tx, regionCode)
  if (!regionCode.startsWith(actor.regionPrefix)) throw refuse('region-outside', { region })
  if (!regionCode.startsWith(wanted.pack.document.territory)) {
    throw refuse('rate-territory', { region, table: wanted.table.title[0] })
  }
  if (effectiveUntil !== null && effectiveUntil < effectiveFrom) {
    throw refuse('rate-period-wrong', { from: effectiveFrom, until: effectiveUntil })
  }
  if ((lines.length === 0) !== (wanted.table.gives === 'sources')) {
    throw refuse('rate-lines-wrong', { table: wanted.table.title[0] })
  }
  const strange = lines.findIndex(({ unit }) => (unit === 'percent') !== (wanted.table.gives === 'percents'))
  if (strange >= 0) throw refuse('rate-unit-wrong', { line: strange + 1, table: wanted.table.title[0] })
  const doubled = doubledLines(lines)
  if (doubled) throw refuse('rate-lines-doubled', { first: doubled[0] + 1, second: doubled[1] + 1 })
  if (wanted.namesSources && input.fundSources.length === 0) throw refuse('rate-sources-missing')
  const id = await insertRateTable(tx, { ...input, enteredBy: personOf(actor) })
  await takeDuty(tx, id, 'rate-entry')
  tx.notes.push({ matterId: id, facts: { key, regionCode, documentNumber: input.documentNumber, lines: lines.length } })
  return { id }
}
