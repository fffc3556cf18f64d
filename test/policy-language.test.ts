import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { standing, written } from '../scripts/policy-language.ts'
import * as language from '../server/rooms/policy/domain/language.ts'
import { shownSources } from './policy-language/page.ts'

/** What the engine itself reads rules with; nobody writes a rule with these. */
const machinery = new Set([
  'allReadingsOf',
  'changeFault',
  'concerns',
  'fixedSources',
  'knobsOf',
  'limitsOf',
  'readingWords',
  'settingsOf',
  'sourceTables',
  'standingConditions',
  'tableOf',
  'tablesOf',
  'validity',
  'valueOn',
  'varied',
])

describe('规则的语言', () => {
  it.each(written.map(({ path, text }) => [path, text] as const))('%s 就是现在生成的', (path, text) => {
    expect(standing(path), 'run npm run docs:policy').toBe(text())
  })

  it('每个词都有能运行的例子', () => {
    const words = Object.entries(language).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
    const shown = new Set(
      shownSources().flatMap((source) => [...source.matchAll(/\b(\w+)\(/g)].map(([, word]) => word)),
    )
    expect(words.filter((word) => !shown.has(word) && !machinery.has(word))).toEqual([])
    expect([...machinery].filter((word) => !words.includes(word))).toEqual([])
  })
})

describe('怎样写一个政策包', () => {
  const root = join(import.meta.dirname, '..')
  const guide = readFileSync(join(root, 'docs/write-a-policy.md'), 'utf8')

  it('教程里的每段代码都出自示例包，一字不差', () => {
    const blocks = [...guide.matchAll(/^`(test\/packs\/[^`]+)`：\n\n```\w+\n([\s\S]*?)```/gm)]
    expect(blocks.length).toBeGreaterThan(5)
    for (const [, path = '', code = ''] of blocks) {
      const file = readFileSync(join(root, path), 'utf8')
      for (const part of code.split(/^(?:……|\/\/ ……)\n/m)) expect(file).toContain(part.trim())
    }
  })

  it('示例包的每个文件都讲到', () => {
    const folder = join(root, 'test/packs/yunshan-2021-5')
    const files = readdirSync(folder, { recursive: true }).filter((file) => String(file).includes('.'))
    expect(files.filter((file) => !guide.includes(String(file)))).toEqual([])
  })
})
