import { expect, it } from 'vitest'
import { foundIn } from './found-in.ts'

it('从许多笔里找：没有输入就是全部，几个词都要对上，中间空几格都行', () => {
  const options = ['1. 韦小花 …0013', '2. 韦大山 …0020', '13. 覃小花 …9999'].map((label, value) => ({ value, label }))
  const found = (typed: string) => foundIn(options, typed).map(({ value }) => value)
  expect(found('  ')).toEqual([0, 1, 2])
  expect(found('小花')).toEqual([0, 2])
  expect(found('韦   0020')).toEqual([1])
  expect(found('13')).toEqual([0, 2])
  expect(found('李')).toEqual([])
})
