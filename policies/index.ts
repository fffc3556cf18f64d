import type { PolicyPack } from '#policy/language'
import { gx20227 } from './gx-2022-7/pack.ts'
import { lz201963 } from './lz-2019-63/pack.ts'

export { readings } from './readings.ts'

/** Every policy document the product knows; a new one is a folder and a line here. */
export const packs: readonly PolicyPack[] = [gx20227, lz201963]
