import { type DayReading, type PolicyPack, validity } from '#policy/language'
import { findPacks } from './find-packs.ts'
import { roomReadings } from './readings.ts'

export { importPack } from './find-packs.ts'

/** Every policy document the product knows: a folder beside this file is a new one. */
export const packs: readonly PolicyPack[] = await findPacks(import.meta.dirname)

type ValidityReadings = Readonly<Record<`validity.${string}`, DayReading>>

/** The end of each document's validity, and the readings of the rooms; those of the rules stand in the rules. */
export const readings: ValidityReadings & typeof roomReadings = {
  ...(Object.fromEntries(
    packs.map(({ document }) => [`validity.${document.id}`, validity(document)]),
  ) as ValidityReadings),
  ...roomReadings,
}
