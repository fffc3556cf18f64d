import { expect, it } from 'vitest'
import { factsOf, matterPage, shanghaiTime } from './audit-facts.ts'

it('事实逐项成文，内容的哈希放在最后', () => {
  expect(factsOf({ input: 'ab12', amountFen: 120000, lines: ['a'], state: 'frozen' })).toEqual([
    { name: 'amountFen', value: '120000' },
    { name: 'lines', value: '["a"]' },
    { name: 'state', value: 'frozen' },
    { name: 'input', value: 'ab12' },
  ])
})

it('时间按北京时间显示', () => {
  expect(shanghaiTime('2024-06-03T17:30:05.123Z')).toBe('2024-06-04 01:30:05')
})

it('有页面的事项才给链接', () => {
  const paths = new Set(['/classes', '/classes/$classId'])
  expect(matterPage('classes', 'x', paths)).toBe('/classes/x')
  expect(matterPage('people', 'x', paths)).toBeUndefined()
  expect(matterPage('funds', 'x', paths)).toBeUndefined()
})
