import { afterAll, beforeAll, expect, it } from 'vitest'
import { listPairings } from '#pairing/contract'
import { listKeyCounties, listSites } from '#regions/contract'
import { openTestHouse, type TestHouse } from './harness.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

it('44个帮扶县：国重20、区重20、参照4，更正照实显示 [G-003][G-076]', async () => {
  const { counties } = await house.visitor.call(listKeyCounties)
  const count = (tier: string) => counties.filter((county) => county.tier === tier).length
  expect([counties.length, count('national-key'), count('regional-key'), count('by-reference')]).toEqual([
    44, 20, 20, 4,
  ])
  expect(counties.find((county) => county.rowNumber === 40)).toMatchObject({ name: '凭祥市', cityName: '崇左市' })
  expect(counties.filter((county) => county.correction?.includes('cells shifted')).length).toBe(3)
})

it('22个安置区，13个万人以上 [G-004][G-077]', async () => {
  const { sites } = await house.visitor.call(listSites)
  expect([sites.length, sites.filter((site) => site.overTenThousand).length]).toEqual([22, 13])
})

it('29所院校结对44县22区，推定的一处标明 [G-005]', async () => {
  const { pairings } = await house.visitor.call(listPairings)
  expect(pairings.length).toBe(66)
  expect(new Set(pairings.map((pairing) => pairing.schoolName)).size).toBe(29)
  expect(pairings.filter((pairing) => pairing.basis === 'inferred').map((pairing) => pairing.regionName)).toEqual([
    '忻城县',
  ])
})

/** Where nobody stands first: the platform proposes by itself, came with its own layouts, a delivery stands with its result. */
const FIRST_ELSEWHERE = ['subsidies.adjustment', 'subsidies.pay_layout', 'funds.basic_work']

it('两人经手的事，数据库不因第一人空着就放过第二人', async () => {
  const { rows } = await house.database.pool.query<{ name: string; rule: string; nullable: string[] }>(`
    select c.conrelid::regclass::text as name, pg_get_constraintdef(c.oid) as rule,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey)
        and not a.attnotnull and a.atttypid = 'uuid'::regtype) as nullable
    from pg_constraint c where c.contype = 'c' and pg_get_constraintdef(c.oid) like '%<>%'`)
  const open = rows.filter(
    ({ name, rule, nullable }) =>
      !FIRST_ELSEWHERE.includes(name) &&
      nullable.some((first) => rule.includes(`<> ${first})`) && !rule.includes(`${first} IS NOT NULL`)) &&
      nullable.length > 1,
  )
  expect(open.map(({ name, rule }) => `${name}: ${rule}`)).toEqual([])
  expect(rows.length).toBeGreaterThan(20)
})
