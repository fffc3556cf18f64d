import {
  type DayReading,
  type EvidenceReading,
  type PolicyPack,
  type ShareKey,
  type ShareReading,
  validity,
} from '#policy/language'
import { findPacks } from './find-packs.ts'
import { roomReadings } from './readings.ts'

export { importPack } from './find-packs.ts'

/** Every policy document the product knows: a folder beside this file is a new one. */
export const packs: readonly PolicyPack[] = await findPacks(import.meta.dirname)

type StatedElsewhere = Readonly<Record<ShareKey, ShareReading>>
type ValidityReadings = Readonly<Record<`validity.${string}`, DayReading>>
type EvidenceReadings = Readonly<Record<`evidence.${string}`, EvidenceReading>>

/**
 * The end of each document's validity, what it takes as evidence, the shares its text leaves to others, and the readings
 * of the rooms; those that decide an amount stand in their rules.
 */
export const readings: ValidityReadings & EvidenceReadings & StatedElsewhere & typeof roomReadings = {
  ...(Object.fromEntries(
    packs.map(({ document }) => [`validity.${document.id}`, validity(document)]),
  ) as ValidityReadings),
  ...(Object.fromEntries(
    packs.flatMap(({ document, evidence }) => (evidence ? [[`evidence.${document.id}`, evidence]] : [])),
  ) as EvidenceReadings),
  ...(Object.assign({}, ...packs.flatMap(({ rules }) => rules.map(({ besides }) => besides))) as StatedElsewhere),
  ...roomReadings,
}
