import type { listPairings } from '#pairing/contract'
import type { listKeyCounties, listSites } from '#regions/contract'
import type { Reply } from '../../ui/call.ts'

type County = Reply<typeof listKeyCounties>['counties'][number]
type Site = Reply<typeof listSites>['sites'][number]
type Pairing = Reply<typeof listPairings>['pairings'][number]

export const tileKinds = ['national-key', 'regional-key', 'by-reference', 'site'] as const
export type TileKind = (typeof tileKinds)[number]

/** One of the 44 counties or 22 sites with its school. */
export interface Tile {
  /** Annex and row: `annex-1-3`. */
  readonly key: string
  readonly kind: TileKind
  readonly name: string
  /** As the annex prints it: 融水县. */
  readonly shortName: string
  readonly cityName: string
  readonly regionName: string
  readonly regionCode: string
  readonly overTenThousand: boolean
  readonly pairing: Pairing | undefined
  /** What was corrected or guessed in the printed table, in the words of the table. */
  readonly notes: readonly string[]
}

/** Counties and sites as tiles, in the order of the division codes, the county before its sites. */
export function tilesOf(
  counties: readonly County[],
  sites: readonly Site[],
  pairings: readonly Pairing[],
): readonly Tile[] {
  const byRow = new Map(pairings.map((pairing) => [`${pairing.cites.split('#')[1]}-${pairing.rowNumber}`, pairing]))
  const cities = new Map(pairings.map((pairing) => [pairing.regionCode, pairing.cityName]))
  const countyTiles = counties.map((county): Tile => {
    const key = `annex-1-${county.rowNumber}`
    const pairing = byRow.get(key)
    return {
      ...{ key, kind: county.tier, name: county.name, cityName: county.cityName, pairing, overTenThousand: false },
      shortName: county.printedName,
      ...{ regionName: county.name, regionCode: county.code, notes: distinct(county.correction, pairing?.note) },
    }
  })
  const siteTiles = sites.map((site): Tile => {
    const key = `annex-2-${site.rowNumber}`
    const pairing = byRow.get(key)
    const cityName = cities.get(site.regionCode) ?? ''
    const { name, regionName, regionCode, overTenThousand } = site
    const notes = distinct(site.correction, pairing?.note)
    return {
      key,
      kind: 'site',
      name,
      shortName: name,
      cityName,
      regionName,
      regionCode,
      overTenThousand,
      pairing,
      notes,
    }
  })
  return [...countyTiles, ...siteTiles].toSorted((a, b) => a.regionCode.localeCompare(b.regionCode))
}

/** Tiles city by city, the cities in the order of their codes. */
export function byCity(tiles: readonly Tile[]): readonly (readonly [city: string, tiles: readonly Tile[]])[] {
  return [...Map.groupBy(tiles, (tile) => tile.cityName)]
}

export interface TileFilter {
  readonly city: string
  readonly kind: string
  /** Part of the name of county, site or school. */
  readonly search: string
}

/** The tiles a filter leaves; empty parts leave all. */
export function filterTiles(tiles: readonly Tile[], { city, kind, search }: TileFilter): readonly Tile[] {
  return tiles.filter(
    (tile) =>
      (city === '' || tile.cityName === city) &&
      (kind === '' || tile.kind === kind) &&
      [tile.name, tile.regionName, tile.pairing?.schoolName].some((name) => name?.includes(search)),
  )
}

/** Key of the words for each remark that the printed tables needed; several may stand in one note. */
const remarks = [
  ['shifted', /cells shifted \(/],
  ['inferred', /school cell is lost/],
  ['city', /^city corrected/],
  ['scale', /scale blank/],
  ['cut', /source text cut/],
  ['outside', /not one of the 44/],
  ['misread', /probable misreading/],
  ['short', /short name in source/],
] as const

export type Remark = (typeof remarks)[number][0]

/** The remarks of a note, to be worded by the page; an unknown note gives none and is shown as it stands. */
export function remarksOf(note: string): readonly Remark[] {
  return remarks.filter(([, sign]) => sign.test(note)).map(([remark]) => remark)
}

const distinct = (...notes: readonly (string | null | undefined)[]): string[] => [
  ...new Set(notes.filter((note): note is string => Boolean(note))),
]
