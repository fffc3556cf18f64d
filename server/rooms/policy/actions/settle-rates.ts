import { addDays, type DateText, earlier } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { type RateState, rateStates } from '../contract.ts'
import { collide } from '../domain/rate-lines.ts'
import { rulesRatedBy, wantedTables } from '../library.ts'
import { personOf } from '../person-of.ts'
import { refuse } from '../refusals.ts'
import { findRateTable, type RateTableRow, selectRivals, setRatesEnd, settleRateTable } from '../store.ts'
import { testExamples } from '../test-examples.ts'

/**
 * Checks an entered table against its document; another natural person than the one who entered it.
 * Its examples must come out as the document says, or it takes no effect.
 * @throws Refusal `rate-unknown`, `region-outside`, `rate-settled`, `rate-overlaps`, `rate-examples-missing`,
 * `rate-examples-failed`, `duty-conflict`
 */
export async function checkRates(
  tx: Tx,
  actor: Actor,
  { tableId }: InputOf<typeof contract.checkRates>,
): Promise<{ id: string }> {
  const table = await tableIn(tx, actor, tableId, 'entered')
  await refuseRivals(tx, table)
  checkExamples(table)
  await takeDuty(tx, tableId, 'rate-check')
  await settleRateTable(tx, tableId, { state: 'checked' }, personOf(actor))
  await tellOf(tx, table, table.effectiveFrom)
  tx.notes.push({ matterId: tableId, facts: { key: table.key, documentNumber: table.documentNumber } })
  return { id: tableId }
}

/** Sends an entered table back with a reason. @throws Refusal as `checkRates`, without `rate-overlaps` */
export async function rejectRates(
  tx: Tx,
  actor: Actor,
  { tableId, reason }: InputOf<typeof contract.rejectRates>,
): Promise<{ id: string }> {
  const table = await tableIn(tx, actor, tableId, 'entered')
  await takeDuty(tx, tableId, 'rate-check')
  await settleRateTable(tx, tableId, { state: 'rejected', reason }, personOf(actor))
  tx.notes.push({ matterId: tableId, facts: { key: table.key, rejected: true } })
  return { id: tableId }
}

/**
 * Gives a checked table its last day, under the document that ends or replaces it.
 * @throws Refusal `rate-unknown`, `region-outside`, `rate-settled`, `rate-period-wrong`
 */
export async function endRates(
  tx: Tx,
  actor: Actor,
  { tableId, effectiveUntil, documentNumber }: InputOf<typeof contract.endRates>,
): Promise<{ id: string }> {
  const table = await tableIn(tx, actor, tableId, 'checked')
  if (effectiveUntil < table.effectiveFrom) {
    throw refuse('rate-period-wrong', { from: table.effectiveFrom, until: effectiveUntil })
  }
  if (table.effectiveUntil === null || effectiveUntil > table.effectiveUntil) {
    await refuseRivals(tx, { ...table, effectiveUntil })
  }
  await setRatesEnd(tx, tableId, effectiveUntil)
  await tellOf(tx, table, addDays(earlier(effectiveUntil, table.effectiveUntil ?? effectiveUntil), 1))
  tx.notes.push({ matterId: tableId, facts: { effectiveUntil, documentNumber } })
  return { id: tableId }
}

/** What was decided from a day on by the rules that a table rates is decided again by whoever keeps it: it may be of the past. */
async function tellOf(tx: Tx, { key, regionCode }: RateTableRow, from: DateText): Promise<void> {
  const ruleIds = rulesRatedBy(key)
  if (ruleIds.length > 0 && from <= tx.today) await tell(tx, 'rates.changed', { ruleIds, regionCode, from })
}

async function tableIn(tx: Tx, actor: Actor, tableId: string, state: RateState): Promise<RateTableRow> {
  const table = await findRateTable(tx, tableId)
  if (!table) throw refuse('rate-unknown')
  if (!table.regionCode.startsWith(actor.regionPrefix)) throw refuse('region-outside', { region: table.regionName })
  if (table.state !== state) throw refuse('rate-settled', { state: rateStates.label(table.state) })
  return table
}

/** 例表: a table that gives amounts has at least one example, and every example comes out. */
function checkExamples(row: RateTableRow): void {
  const table = wantedTables.find((one) => one.table.id === row.key)?.table
  if ((table?.gives ?? 'rates') !== 'rates') return
  if (row.examples.length === 0) throw refuse('rate-examples-missing')
  const errors = testExamples(row).flatMap(({ example, fault }, index) =>
    fault ? [{ path: `examples.${index}`, code: 'example', message: `${example.title}：${fault}` }] : [],
  )
  if (errors.length > 0) throw refuse('rate-examples-failed', { count: errors.length }, errors)
}

/** Two rates that fit equally well would stop every calculation; better to refuse the second. */
async function refuseRivals(tx: Tx, table: RateTableRow): Promise<void> {
  const rivals = await selectRivals(tx, table)
  const rival = rivals.find((other) => other.id !== table.id && collide(table, other))
  if (rival) throw refuse('rate-overlaps', { documentNumber: rival.documentNumber, from: rival.effectiveFrom })
}
