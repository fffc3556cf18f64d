import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readCsv } from '#kernel/csv'

type Row = readonly [code: string, name: string, initials: string]
type Level = 'region' | 'cities' | 'counties' | 'townships'

const divisions: Record<Level, Row[]> = JSON.parse(readFileSync(join(import.meta.dirname, 'divisions.json'), 'utf8'))
const tables = join(import.meta.dirname, '../../../../policies/gx-2022-7/tables')

it('广西 1 区 14 市 111 县 1284 乡，代码升序不重复，上级都在', () => {
  const { region, cities, counties, townships } = divisions
  expect([region, cities, counties, townships].map((rows) => rows.length)).toEqual([1, 14, 111, 1284])
  for (const rows of Object.values(divisions)) {
    const codes = rows.map(([code]) => code)
    expect(codes).toEqual([...new Set(codes)].toSorted())
  }
  const cityCodes = new Set(cities.map(([code]) => code.slice(0, 4)))
  const countyCodes = new Set(counties.map(([code]) => code))
  expect(counties.filter(([code]) => !cityCodes.has(code.slice(0, 4)))).toEqual([])
  expect(townships.filter(([code]) => code.length !== 9 || !countyCodes.has(code.slice(0, 6)))).toEqual([])
})

it.each(['pairing-counties', 'pairing-sites'])('附件 %s 的县名与代码一致', (table) => {
  const names = new Map(divisions.counties.map(([code, name]) => [code, name]))
  const rows = readCsv(readFileSync(join(tables, `${table}.csv`), 'utf8'))
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter((row) => names.get(row['county_code'] ?? '') !== row['county_full_name'])).toEqual([])
})

it('拼音首字母可检索，“覃”两读都收', () => {
  const initialsOf = (name: string) => divisions.counties.find((row) => row[1] === name)?.[2]
  expect(initialsOf('融水苗族自治县')).toBe('rsmzzzx')
  expect(initialsOf('覃塘区')?.split(' ')).toEqual(['qtq', 'ttq'])
})
