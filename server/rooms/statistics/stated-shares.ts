import type { Tx } from '#platform/db'
import { readReadings } from '#policy'
import type { ShareKey } from '#policy/language'
import type { PacksOfYear } from './year-packs.ts'

/** Each share that the documents of a year leave to others, with the number a cited document of the region sets; null: 未规定. */
export async function statedShares(tx: Tx, { packs, region, decisiveOn }: PacksOfYear) {
  const named = packs.flatMap(({ rules }) => rules.flatMap(({ besides = {} }) => Object.entries(besides)))
  const keys = named.map(([key]) => key as ShareKey)
  const set = await readReadings(tx, keys, region, decisiveOn)
  return named.map(([key, { title, cites, of }]) => ({
    key,
    title: title[0],
    cites: [...cites],
    ofIncome: of === 'training-income',
    percent: set[key as ShareKey] ?? null,
  }))
}
