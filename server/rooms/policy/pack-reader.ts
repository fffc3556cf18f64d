import type { Tx } from '#platform/db'
import type { PolicyPack } from './domain/language.ts'
import { packsFor } from './library.ts'

/** `packsFor` for the rows of a list: each region is read once. */
export function packReader(tx: Tx): (regionCode: string) => Promise<readonly PolicyPack[]> {
  const known = new Map<string, Promise<readonly PolicyPack[]>>()
  return (regionCode) => {
    const packs = known.get(regionCode) ?? packsFor(tx, regionCode)
    known.set(regionCode, packs)
    return packs
  }
}
