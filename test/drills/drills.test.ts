import { expect, it } from 'vitest'
import { reach } from '../reach.ts'
import { badInput, badInputDrill } from './bad-input.ts'
import { crashDrill } from './crash.ts'
import { passed } from './crash-words.ts'

it('结算和拨付途中强杀应用和数据库3次：已答复的不丢，没有一笔重复，账簿平衡 [G-055]', async () => {
  reach.note()
  const report = await crashDrill({ kills: 3, seed: 1, plant: false, classes: 5, say: () => {} })
  const { lost, doubled, refused, unbalanced } = report
  expect({ lost, doubled, refused, unbalanced }).toEqual({ lost: [], doubled: [], refused: [], unbalanced: [] })
  expect(passed(report)).toBe(true)
})

it('坏文件、连点、过期、串县、配错：每一种都有一句说得清的答复', async () => {
  const quick = badInput.filter(({ slow }) => !slow)
  const results = await badInputDrill(() => {}, quick)
  expect(results).toHaveLength(quick.length)
  expect(results.filter(({ wanted }) => !wanted)).toEqual([])
})
