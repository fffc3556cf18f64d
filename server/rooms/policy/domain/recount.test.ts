import { describe, expect, it } from 'vitest'
import { dateText, monthText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { inPrinciple, type Limit, monthsPerPerson, oncePerPersonDay, perPersonYear } from './language.ts'
import { type Claim, ration, slotOf } from './ration.ts'
import { recount, type Trace } from './trace.ts'

describe('减去几天、几个月', () => {
  const staircase = recount([
    { op: 'times', rateFen: yuan(100), unit: 'day', quantity: 3, first: 3, document: null, resultFen: yuan(0) },
    { op: 'times', rateFen: yuan(60), unit: 'day', quantity: 4, first: 5, document: null, resultFen: yuan(0) },
    { op: 'up-to', capFen: yuan(450), resultFen: yuan(0) },
  ] as Trace)
  const claim = (id: string, parts: Partial<Claim>): Claim => ({
    id,
    person: 'A',
    effectiveOn: dateText('2021-03-01'),
    submissionNo: Number(id),
    year: 2021,
    occupation: null,
    level: null,
    days: [],
    limits: [],
    trace: staircase,
    ...parts,
  })
  const march = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_unused, index) =>
      dateText(`2021-03-${String(from + index).padStart(2, '0')}`),
    )

  it('分段的标准减去天数，从最后一段减起，封顶重算', () => {
    const resultOf = (day: number) => recount(staircase, { day }).at(-1)?.resultFen
    expect([7, 6, 5, 4, 3, 2, 0].map(resultOf)).toEqual([45000, 45000, 42000, 36000, 30000, 20000, 0])
    const daily = oncePerPersonDay('living-allowance', 'gx-2022-7#10')
    const [, cut] = ration(
      [claim('1', { days: march(1, 2), limits: [daily] }), claim('2', { days: march(1, 7), limits: [daily] })],
      [],
    )
    expect(cut).toMatchObject({ amountFen: 42_000, cutDays: march(1, 2), exceeded: [daily] })
  })

  it('最长6个月：到第6个月为止，第7个月减去，再申报不准', () => {
    const limit = monthsPerPerson(6, 'work-training-subsidy', 'lz-2019-63#6-1')
    const monthly = (id: string, from: number, count: number) =>
      claim(id, {
        months: Array.from({ length: count }, (_unused, index) => monthText(`2021-0${from + index}`)),
        limits: [limit],
        trace: recount([
          { op: 'times', rateFen: yuan(500), unit: 'month', quantity: count, document: null, resultFen: yuan(0) },
        ]),
      })
    const results = ration([monthly('1', 1, 5), monthly('2', 6, 2), monthly('3', 8, 1)], [])
    expect(results.map(({ amountFen, granted }) => [amountFen, granted])).toEqual([
      [250_000, true],
      [50_000, true],
      [0, false],
    ])
    expect(results[1]?.cutMonths).toEqual(['2021-07'])
  })

  it('原则上的限额：批准的例外只开它自己的名额', () => {
    const limit = inPrinciple(perPersonYear(1, 'reward', 'lz-2019-63#6-2'))
    const strict = perPersonYear(1, 'reward', 'lz-2019-63#6-2')
    const of = (rules: Limit, exceptions: readonly string[]) =>
      ration([claim('1', { limits: [rules] }), claim('2', { limits: [rules], exceptions })], []).at(1)?.granted
    const slot = slotOf(limit, claim('1', {}))
    expect([of(limit, []), of(limit, [slot]), of(limit, ['person-year|reward|B|2021'])]).toEqual([false, true, false])
    expect(of(strict, [slot])).toBe(false)
  })
})
