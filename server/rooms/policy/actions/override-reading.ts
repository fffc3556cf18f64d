import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { packs } from '#policies'
import { regionName } from '#regions'
import type * as contract from '../contract.ts'
import { type DayReading, valueFault } from '../domain/reading.ts'
import { packFaults } from '../domain/registry.ts'
import { allReadings } from '../library.ts'
import { personOf } from '../person-of.ts'
import { refuse } from '../refusals.ts'
import { insertSetting } from '../store.ts'
import { readAnchors } from '../store-texts.ts'

/**
 * Sets a reading for a region from a day on, under a cited document; what was decided before stays as it was.
 * @throws Refusal `reading-unknown`, `reading-value`, `reading-retroactive`, `reading-set`, `region-outside`,
 * `rate-territory`, `extension-clash`
 */
export async function overrideReading(
  tx: Tx,
  actor: Actor,
  input: InputOf<typeof contract.overrideReading>,
): Promise<{ id: string }> {
  const { key, regionCode, value, effectiveFrom, documentNumber } = input
  const reading = allReadings[key]
  if (!reading) throw refuse('reading-unknown', { key })
  const region = await regionName(tx, regionCode)
  if (!regionCode.startsWith(actor.regionPrefix)) throw refuse('region-outside', { region })
  const territory = packs.find(({ document }) => key.startsWith(`${document.id}/`))?.document.territory ?? ''
  if (!regionCode.startsWith(territory)) throw refuse('rate-territory', { region, table: reading.title[0] })
  const fault = valueFault(reading, value)
  if (fault) throw refuse('reading-value', { reading: reading.title[0], fault })
  if (effectiveFrom < tx.today) throw refuse('reading-retroactive', { effectiveFrom, today: tx.today })
  if (reading.kind === 'day') await checkExtension(key, reading, regionCode, value as DateText)
  const id = await insertSetting(tx, input, personOf(actor))
  if (!id) throw refuse('reading-set', { region, reading: reading.title[0], effectiveFrom, documentNumber })
  tx.notes.push({ matterId: id, facts: { key, regionCode, value, effectiveFrom, documentNumber } })
  return { id }
}

/** A document's period is moved for its whole territory or not at all, and never into another document's money. */
async function checkExtension(key: string, reading: DayReading, regionCode: string, value: DateText): Promise<void> {
  const extended = packs.map((pack) =>
    key === `validity.${pack.document.id}` ? { ...pack, document: { ...pack.document, validUntil: value } } : pack,
  )
  const territory = extended.find(({ document }) => key === `validity.${document.id}`)?.document.territory ?? ''
  if (regionCode !== territory.padEnd(6, '0')) {
    throw refuse('reading-value', { reading: reading.title[0], fault: '只能由发文地区为全部适用地区设定' })
  }
  if (packFaults(extended, await readAnchors(packs)).length > 0) throw refuse('extension-clash', { value })
}
