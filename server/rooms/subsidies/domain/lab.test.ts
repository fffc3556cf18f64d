import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addDays, dateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { packs } from '#policies'
import { varied } from '#policy/language'
import { labReference } from '../../../../test/lab-reference.ts'
import { casesOf } from '../../policy/domain/cases/cases.ts'
import { compare, differencesOf, type LabCase, labRows, sliceBy, winnersAndLosers } from './lab.ts'

const WORKSHOP = 'gx-2022-7/10/workshop-training'
const signedOff = packs.flatMap(({ document: { id } }) =>
  casesOf(readFileSync(join(import.meta.dirname, '../../../../policies', id, 'cases.csv'), 'utf8'), packs),
)
const rates = [
  ...new Map(signedOff.flatMap(({ facts }) => facts.rates).map((one) => [JSON.stringify(one), one])).values(),
]

/** Every signed-off training case of the packs as a class of its own, a few people attending them one after another. */
const cases: readonly LabCase[] = signedOff
  .filter(({ facts }) => facts.matter === 'training')
  .map(({ facts }, index) => ({
    id: `班${String(index).padStart(4, '0')}`,
    person: `人${index % 40}`,
    trainingClass: `班${index}`,
    organizer: `单位${index % 7}`,
    facts,
    days: Array.from({ length: facts.attendance?.days ?? 0 }, (_, day) => addDays(facts.decisiveOn, day)),
    wanted: facts.decisiveOn >= dateText('2020-01-01'),
    // Of some a decided case has taken something away: it gives nothing and leaves its place to the next.
    ...(index % 7 === 0 && {
      withheld: new Set([WORKSHOP, ...(packs[index % 2]?.rules ?? []).map(({ id }) => id)]),
    }),
  }))

const tried = varied(packs, [
  { ruleId: WORKSHOP, path: 'rate/0/value/capFen', value: yuan(800) },
  { ruleId: WORKSHOP, drop: 'lifted-labor' },
])

it('按列重算的每一笔，与逐笔核算、逐笔排限额的相等：金额、达到的限额', () => {
  const rows = labRows(compare(cases, packs, tried, rates))
  const said = rows.map(({ one, ruleId, beforeFen, afterFen, limitedBefore, limitedAfter }) => [
    `${one.id} ${ruleId}`,
    [beforeFen, afterFen, limitedBefore.length, limitedAfter.length],
  ])
  const [was, now] = [labReference(cases, packs, rates), labReference(cases, tried, rates)]
  const nothing = { amountFen: 0, exceeded: 0 }
  const wanted = [...new Set([...was.keys(), ...now.keys()])]
    .map((key) => [key, was.get(key) ?? nothing, now.get(key) ?? nothing] as const)
    .map(([key, a, b]) => [key, [a.amountFen, b.amountFen, a.exceeded, b.exceeded]])
  const byKey = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1)
  expect(said.toSorted(byKey)).toEqual(wanted.toSorted(byKey))
  expect(rows.length).toBeGreaterThan(100)
  expect(rows.filter(({ limitedBefore }) => limitedBefore.length > 0).length).toBeGreaterThan(10)
})

it('分列的合计等于总数，差异等于多得减少得', () => {
  const rows = labRows(compare(cases, packs, tried, rates))
  const whole = sliceBy(rows, () => '').get('')
  for (const keyOf of [(row: (typeof rows)[0]) => row.ruleId, (row: (typeof rows)[0]) => row.one.facts.region]) {
    const slices = [...sliceBy(rows, keyOf).values()]
    expect(slices.reduce((sum, { after }) => sum + after.amountFen, 0)).toBe(whole?.after.amountFen)
    expect(slices.reduce((sum, { differenceFen }) => sum + differenceFen, 0)).toBe(whole?.differenceFen)
  }
  const { winners, losers } = winnersAndLosers(differencesOf(rows))
  expect(winners.amountFen - losers.amountFen).toBe(whole?.differenceFen)
  expect([winners.people, losers.people].every((count) => count > 0)).toBe(true)
})
