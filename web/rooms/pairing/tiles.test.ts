import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readCsv } from '#kernel/csv'
import { dateText } from '#kernel/dates'
import { byCity, filterTiles, remarksOf, tilesOf } from './tiles.ts'

const county = {
  code: '450225',
  name: '融水苗族自治县',
  cityName: '柳州市',
  tier: 'national-key',
  rowNumber: 3,
} as const
const site = {
  id: 's',
  name: '双福园安置区',
  regionCode: '450225',
  regionName: '融水苗族自治县',
  rowNumber: 4,
} as const
const pairing = {
  ...{ id: 'p', schoolId: 'x', schoolName: '柳州市技工学校', cityName: '柳州市', regionCode: '450225', siteName: null },
  ...{
    regionName: '融水苗族自治县',
    validFrom: dateText('2022-02-22'),
    validUntil: dateText('2025-12-31'),
    note: null,
  },
  ...{ cites: 'gx-2022-7#annex-1', rowNumber: 3, basis: 'printed' as const },
} as const
const tiles = tilesOf(
  [{ ...county, printedName: '融水县', correction: 'short name in source' }],
  [{ ...site, overTenThousand: true, correction: null }],
  [pairing, { ...pairing, id: 'q', cites: 'gx-2022-7#annex-2', rowNumber: 4, siteName: site.name, note: 'odd' }],
)

it('一县一块、一区一块，同市在一起，各带自己的结对院校', () => {
  expect(tiles.map((tile) => [tile.key, tile.kind, tile.pairing?.id])).toEqual([
    ['annex-1-3', 'national-key', 'p'],
    ['annex-2-4', 'site', 'q'],
  ])
  expect(byCity(tiles).map(([city, list]) => [city, list.length])).toEqual([['柳州市', 2]])
  expect(tiles.map((tile) => tile.notes)).toEqual([['short name in source'], ['odd']])
})

it('按市、类别、名称或院校筛选', () => {
  const names = (filter: Partial<Parameters<typeof filterTiles>[1]>) =>
    filterTiles(tiles, { city: '', kind: '', search: '', ...filter }).map((tile) => tile.kind)
  expect(names({ search: '双福园' })).toEqual(['site'])
  expect(names({ search: '技工学校' })).toEqual(['national-key', 'site'])
  expect(names({ kind: 'national-key' })).toEqual(['national-key'])
  expect(names({ city: '百色市' })).toEqual([])
})

it('两张附件里的每一条说明都有中文说法', () => {
  for (const table of ['pairing-counties', 'pairing-sites']) {
    const file = new URL(`../../../policies/gx-2022-7/tables/${table}.csv`, import.meta.url)
    for (const { note } of readCsv(readFileSync(file, 'utf8'))) if (note) expect(remarksOf(note), note).not.toEqual([])
  }
})
