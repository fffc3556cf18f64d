import { expect, it } from 'vitest'
import { reach } from '../reach.ts'
import { badInput, badInputDrill } from './bad-input.ts'
import { crashDrill } from './crash.ts'
import { passed } from './crash-words.ts'
import { raceDrill, raceWon } from './race.ts'

it('结算和拨付途中强杀应用和数据库各一次：已答复的不丢，没有一笔重复，账簿平衡 [G-055]', async () => {
  reach.note()
  const report = await crashDrill({ kills: 2, seed: 1, plant: false, classes: 5, say: () => {} })
  const { lost, doubled, refused, unbalanced } = report
  expect({ lost, doubled, refused, unbalanced }).toEqual({ lost: [], doubled: [], refused: [], unbalanced: [] })
  expect(passed(report)).toBe(true)
}, 180_000)

it('坏文件、连点、过期、串县、配错：每一种都有一句说得清的答复', async () => {
  const quick = badInput.filter(({ slow }) => !slow)
  const results = await badInputDrill(() => {}, quick)
  expect(results).toHaveLength(quick.length)
  expect(results.filter(({ wanted }) => !wanted)).toEqual([])
})

it('6人各向6个班同时入班：不同职业各得3次，同一职业同一等级各得1次，确有相争 [L-100][L-101]', async () => {
  reach.note()
  const rounds = await raceDrill({ persons: 6, parallel: 6, say: () => {} })
  expect(rounds.map(({ granted }) => granted)).toEqual([{ 3: 6 }, { 1: 6 }])
  expect(rounds.map((round) => raceWon(round, 6))).toEqual([true, true])
  const codes = rounds.flatMap(({ refused }) => Object.keys(refused))
  expect(['limit-reached', 'limit-reached-in-principle', 'limit-taken-meanwhile']).toEqual(
    expect.arrayContaining(codes),
  )
})
