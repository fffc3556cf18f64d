import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/**
 * What two rules say in the same words should be said once, in the pack's `conditions.ts`, `limits.ts`, `funds.ts`.
 * Left out: imports, the clause quoted above a rule (two rules may rest on one sentence; a test compares it with the
 * text), brackets, and the form itself — a field that only names codes, or one shared word (`payee: 'person'`,
 * `limits: trainingLimits`).
 */
const FORM = /^(?:[\w'-]+: )?(?:\[?(?:'[\w#/-]+'(?:, )?)+\]?|[\w.]+|\[\]|\w*[[{(])?,?$/

const rules = globSync('*/rules/*.ts', { cwd: import.meta.dirname })
  .filter((path) => !path.endsWith('index.ts'))
  .map((path) => {
    const text = readFileSync(join(import.meta.dirname, path), 'utf8')
    const own = text.replace(/^import[\s\S]*?from '[^']+'\n/gm, '').replace(/^\/\/.*\n/gm, '')
    const lines = own.split('\n').map((line) => line.trim().replace(/\s+/g, ' '))
    return { path, lines: lines.filter((line) => /\w/.test(line)) }
  })

/** In how many rules each piece stands. */
const standing = (pieces: (lines: readonly string[]) => readonly string[]) => {
  const count = new Map<string, number>()
  for (const piece of rules.flatMap(({ lines }) => [...new Set(pieces(lines))])) {
    count.set(piece, (count.get(piece) ?? 0) + 1)
  }
  return count
}

it('规则之间重复的行不超过一成；没有五行连着相同的', () => {
  const saying = (lines: readonly string[]) => lines.filter((line) => !FORM.test(line))
  const known = standing(saying)
  const all = rules.flatMap(({ lines }) => saying(lines))
  const twice = all.filter((line) => (known.get(line) ?? 0) > 1)
  expect(all.length).toBeGreaterThan(450)
  expect(twice.length / all.length, [...new Set(twice)].join('\n')).toBeLessThanOrEqual(0.1)
  const fives = (lines: readonly string[]) =>
    lines.flatMap((_, at) => (at + 5 <= lines.length ? [lines.slice(at, at + 5).join('\n')] : []))
  expect([...standing(fives)].filter(([, count]) => count > 1).map(([piece]) => piece)).toEqual([])
})
