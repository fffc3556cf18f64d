import { expect, it } from 'vitest'
import { type Fen, fen } from '#kernel/money'
import { beyond, followed } from './seats.ts'

const day = (one: number) => ({ slot: `person-day|living-allowance|甲|2024-06-0${one}` })
const year = (one: number) => ({ slot: `person-year|training-subsidy|甲|${one}` })
const [one, two, three, four] = [day(1), day(2), day(3), day(4)]

it('位次跟着钱走：退清的全让出来，多付的一个不让，换了日子的一个换一个，付足的全占住 [L-107]', () => {
  const [none, fifty, hundred, more] = [fen(0), fen(5_000), fen(10_000), fen(15_000)]
  const stands = (standingFen: Fen, leftFen: Fen, dueFen = leftFen) => ({ standingFen, leftFen, dueFen })
  const cases = [
    [[one, two], [one, two], stands(none, hundred), [one, two], []],
    [[one, two], [one], stands(hundred, fifty), [], []],
    [[one, two], [three], stands(hundred, fifty), [], [three]],
    [[one, two], [one], stands(fifty, fifty), [two], []],
    [[one, two], [one, three], stands(hundred, hundred), [two], [three]],
    [[one, two], [one, three, four], stands(hundred, more), [two], [three]],
    [[one], [one, two], stands(fifty, hundred), [], []],
    // The last was refused by the approver: it is not taken for what nobody pays.
    [[one, two], [one, two, three], stands(hundred, more, hundred), [], []],
    [[year(2020), one], [year(2021), one, two], stands(fifty, hundred), [year(2020)], [year(2021)]],
  ] as const
  for (const [held, wanted, fens, release, take] of cases)
    expect(followed(held, wanted, fens)).toEqual({ release, take })
})

it('同一个键占几个算几个：六个月里多一个只让一个 [L-096]', () => {
  const months = Array.from({ length: 6 }, () => ({ slot: 'person-months|work-training-subsidy|甲' }))
  expect(beyond(months, months.slice(0, 5))).toHaveLength(1)
  expect(beyond(months.slice(0, 5), months)).toEqual([])
})
