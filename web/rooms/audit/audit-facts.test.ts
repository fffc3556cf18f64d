import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { audit as en } from '../../messages/en-US/audit.ts'
import { audit as zh } from '../../messages/zh-CN/audit.ts'
import { factsOf, matterPage, shanghaiTime, valueText } from './audit-facts.ts'

it('要点逐项成文，嵌套的逐层写明，内容的哈希放在最后', () => {
  const facts = { input: 'ab12', amountFen: 120000, filter: { classId: 'c' }, lines: ['a'], late: false, reason: null }
  const words = { yes: '是', no: '否' }
  expect(factsOf(facts).map((fact) => [fact.path.join('.'), valueText(fact, words)])).toEqual([
    ['amountFen', '1,200.00'],
    ['filter.classId', 'c'],
    ['lines', '["a"]'],
    ['late', '否'],
    ['reason', '—'],
    ['input', 'ab12'],
  ])
})

it('程序里写下的每个要点都有中英文名', () => {
  const server = new URL('../../../server/', import.meta.url)
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.test)\.ts$/.test(file),
  )
  const keys = files.flatMap((file) => {
    const text = readFileSync(new URL(file, server), 'utf8')
    return [...text.matchAll(/(?:notes\.push|record)\([^;]*?\bfacts: \{([^{}]*)\}/g)].flatMap(([, inside = '']) =>
      [...inside.replaceAll(/\([^()]*\)/g, '').matchAll(/(?:^|,)\s*'?([a-zA-Z]\w*)'?/g)].map((match) => match[1] ?? ''),
    )
  })
  expect(keys.length).toBeGreaterThan(80)
  for (const words of [zh, en]) expect(keys.filter((key) => !(key in words.fact))).toEqual([])
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
