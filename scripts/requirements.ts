import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'
import { readCsv } from '#kernel/csv'
import { sequence } from '../test/world/names.ts'

/**
 * `npm run -s requirements` — how many of the 212 demands of the two documents are proven: a test that carries the id in its
 * title passed in this run and reached HTTP or the database.
 * `--prove 20 --seed N` — takes away the named export of 20 random proven rows, one at a time; a test with that id must then fail.
 * `--list` prints the ids that are proven and those that are not.
 */
const ROOT = join(import.meta.dirname, '..')
const REGISTER = join(ROOT, 'docs/requirements.csv')
const { values } = parseArgs({
  options: {
    prove: { type: 'string' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
})

interface Requirement {
  readonly id: string
  readonly done_by: string
}

interface Proof {
  readonly ids: ReadonlySet<string>
  readonly failed: ReadonlySet<string>
}

/** Runs all tests and gives the ids of those that passed after reaching the product. */
async function runTests(): Promise<Proof> {
  const vitest = await startVitest('test', [], { run: true, watch: false, reporters: [{}] })
  const ids = new Set<string>()
  const failed = new Set<string>()
  for (const module of vitest.state.getTestModules()) {
    for (const test of module.children.allTests()) {
      const named = [...test.fullName.matchAll(/\[([GL]-\d{3})\]/g)].map((match) => match[1] ?? '')
      const { state } = test.result()
      const reached = Reflect.get(test.meta(), 'reached') === true
      if (state === 'passed' && reached) for (const name of named) ids.add(name)
      if (state === 'failed') for (const name of named) failed.add(name)
    }
  }
  await vitest.close()
  return { ids, failed }
}

const register = readCsv(readFileSync(REGISTER, 'utf8')) as unknown as Requirement[]
const proof = await runTests()
const proven = register.filter((row) => proof.ids.has(row.id) && !proof.failed.has(row.id))
if (values.list) {
  console.log(`已证明：${proven.map((row) => row.id).join(' ')}`)
  console.log(
    `未证明：${register
      .filter((row) => !proven.includes(row))
      .map((row) => row.id)
      .join(' ')}`,
  )
}
const unnamed = proven.filter((row) => !row.done_by)
if (unnamed.length > 0) console.log(`没有写明由谁做到：${unnamed.map((row) => row.id).join(' ')}`)
if (values.prove) await prove(Number(values.prove), Number(values.seed))
console.log(`${proven.length} of ${register.length} proven`)
process.exit(process.exitCode ?? 0)

/** What to run for an id: the tests that name it; the journey whole where only a step of it does, since steps build on each other. */
function selectionFor(id: string): string[] {
  const files = globSync('{server,policies,test,web}/**/*.test.ts', { cwd: ROOT })
  const named = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes(`[${id}]`))
  return named.length > 0 ? [...named, '-t', `\\[${id}\\]`] : ['test/journeys/journey.test.ts']
}

/** In a process of its own, so that nothing of this run's modules is left. */
function passesWithout(row: Requirement): boolean {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const { status } = spawnSync(process.execPath, [vitest, 'run', ...selectionFor(row.id)], {
    cwd: ROOT,
    env: { ...process.env, JIANGQIAO_REPLACE: row.done_by },
    stdio: 'ignore',
  })
  return status === 0
}

async function prove(count: number, seed: number): Promise<void> {
  const draw = sequence(seed)
  const pool = proven.filter((row) => row.done_by)
  for (let turn = 0; turn < count && pool.length > 0; turn++) {
    const [row] = pool.splice(draw(pool.length), 1)
    if (!row) return
    const fell = !passesWithout(row)
    console.log(
      `${fell ? '✓' : '✗'} ${row.id} 去掉 ${row.done_by} 后${fell ? '测试失败，证明有效' : '测试仍通过，证明无效'}`,
    )
    if (!fell) process.exitCode = 1
  }
}
