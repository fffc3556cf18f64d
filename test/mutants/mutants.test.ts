import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readMutants } from './patches.ts'

const ROOT = join(import.meta.dirname, '../..')

it('植入的错误都还能打在现在的代码上，写明由哪些测试抓住', () => {
  const mutants = readMutants()
  expect(mutants.length).toBeGreaterThanOrEqual(10)
  for (const { name, path, bug, tests } of mutants) {
    expect([name, bug.length > 5, tests.filter((test) => !existsSync(join(ROOT, test)))]).toEqual([name, true, []])
    expect(() => execFileSync('git', ['apply', '--check', path], { cwd: ROOT, stdio: 'pipe' }), name).not.toThrow()
  }
})
