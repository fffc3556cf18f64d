import { type DayReading, type PolicyPack, validity } from '#policy/language'
import { gx20227 } from './gx-2022-7/pack.ts'
import { lz201963 } from './lz-2019-63/pack.ts'
import { roomReadings } from './readings.ts'

/** Every policy document the product knows; a new one is a folder and a line here. */
export const packs: readonly PolicyPack[] = [gx20227, lz201963]

type ValidityReadings = Readonly<Record<`validity.${string}`, DayReading>>

/** The end of each document's validity, and the readings of the rooms; those of the rules stand in the rules. */
export const readings: ValidityReadings & typeof roomReadings = {
  ...(Object.fromEntries(
    packs.map(({ document }) => [`validity.${document.id}`, validity(document)]),
  ) as ValidityReadings),
  ...roomReadings,
}
