import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { startVitest } from 'vitest/node'
import { readCsv } from '#kernel/csv'
import { sequence } from '../test/world/names.ts'

/**
 * `npm run -s requirements` — how many of the 212 demands of the two documents are proven: a test that carries the id in its
 * title passed in this run and reached HTTP or the database.
 * `-- --prove 20 --seed N` — takes away the named export of 20 random proven rows, one at a time; a test with that id must
 * then fail. The files that proved it are tried whole, since tests build on each other, the quickest first. A file that no
 * longer loads proves nothing.
 * `-- --only L-047,L-057` — runs only the test files carrying these ids, and proves each of them.
 * `-- --list` prints the ids that are proven and those that are not.
 */
const ROOT = join(import.meta.dirname, '..')
const REGISTER = join(ROOT, 'docs/requirements.csv')
const JOURNEY = 'test/journeys/journey.test.ts'
const { values } = parseArgs({
  options: {
    prove: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
  },
})

interface Requirement {
  readonly id: string
  readonly done_by: string
}

interface Proof {
  /** By id: the files whose tests with it passed after reaching the product, the quickest first. */
  readonly files: ReadonlyMap<string, ReadonlySet<string>>
  readonly failed: ReadonlySet<string>
}

/** The parts of vitest's report that are read. */
interface Report {
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}

const idsIn = (title: string): string[] => [...title.matchAll(/\[([GL]-\d{3})\]/g)].map((match) => match[1] ?? '')

/** Runs the tests of these files, or all, and gives the ids of those that passed after reaching the product. */
async function runTests(selected: string[]): Promise<Proof> {
  const vitest = await startVitest('test', selected, { run: true, watch: false, reporters: [{}] })
  const files = new Map<string, Set<string>>()
  const failed = new Set<string>()
  const modules = vitest.state.getTestModules().toSorted((a, b) => a.diagnostic().duration - b.diagnostic().duration)
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      const reached = Reflect.get(test.meta(), 'reached') === true
      for (const id of idsIn(test.fullName)) {
        if (state === 'failed') failed.add(id)
        if (state !== 'passed' || !reached) continue
        files.set(id, (files.get(id) ?? new Set()).add(relative(ROOT, module.moduleId)))
      }
    }
  }
  await vitest.close()
  return { files, failed }
}

const register = readCsv(readFileSync(REGISTER, 'utf8')) as unknown as Requirement[]
const only = values.only?.split(/[,\s]+/).filter(Boolean)
const asked = only ? register.filter((row) => only.includes(row.id)) : register
for (const id of only ?? []) if (!asked.some((row) => row.id === id)) fail(`没有这一条：${id}`)
const proof = await runTests(only ? [...new Set(only.flatMap(filesNaming))] : [])
const proven = asked.filter((row) => proof.files.has(row.id) && !proof.failed.has(row.id))
const unproven = asked.filter((row) => !proven.includes(row))
if (values.list) console.log(`已证明：${idsOf(proven)}`)
if (values.list || (only && unproven.length > 0)) console.log(`未证明：${idsOf(unproven)}`)
if (only && unproven.length > 0) process.exitCode = 1
const unnamed = proven.filter((row) => !row.done_by)
if (unnamed.length > 0) console.log(`没有写明由谁做到：${idsOf(unnamed)}`)
if (only || values.prove) prove(only ? proven.filter((row) => row.done_by) : drawn(Number(values.prove)))
console.log(`${proven.length} of ${asked.length} proven`)
process.exit(process.exitCode ?? 0)

function idsOf(rows: readonly Requirement[]): string {
  return rows.map((row) => row.id).join(' ')
}

function fail(sentence: string): void {
  console.log(sentence)
  process.exitCode = 1
}

/** The test files that name an id; the journey where only a step of it does, since its titles come from the register. */
function filesNaming(id: string): string[] {
  const files = globSync('{server,policies,test,web}/**/*.test.ts', { cwd: ROOT })
  const named = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').includes(`[${id}]`))
  return named.length > 0 ? named : [JOURNEY]
}

/** So many random rows of those that are proven and name who does it. */
function drawn(count: number): Requirement[] {
  const draw = sequence(Number(values.seed))
  const pool = proven.filter((row) => row.done_by)
  const rows: Requirement[] = []
  while (rows.length < count && pool.length > 0) rows.push(...pool.splice(draw(pool.length), 1))
  return rows
}

/** Says of each row what failed without its export; the run fails where nothing did. */
function prove(rows: readonly Requirement[]): void {
  for (const row of rows) {
    const failed = failedWithout(row)
    const line = `${row.id} 去掉 ${row.done_by} 后`
    if (failed) console.log(`✓ ${line}测试失败，证明有效：${failed}`)
    else fail(`✗ ${line}没有测试失败，证明无效`)
  }
}

/** The first test of a row that fails without its export; skipped where what prepares it fails. */
function failedWithout({ id, done_by }: Requirement): string | undefined {
  for (const path of proof.files.get(id) ?? []) {
    const broken = runWithout(done_by, path).testResults.filter(({ status }) => status === 'failed')
    const failed = broken
      .flatMap(({ assertionResults }) => assertionResults)
      .find(({ status, fullName }) => ['failed', 'skipped'].includes(status) && idsIn(fullName).includes(id))
    if (failed) return failed.fullName.trim()
  }
  return undefined
}

/** Runs a file in a process of its own, so that nothing of this run's modules is left. */
function runWithout(taken: string, file: string): Report {
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
  const scratch = mkdtempSync(join(tmpdir(), 'jq-prove-'))
  const output = join(scratch, 'report.json')
  spawnSync(process.execPath, [vitest, 'run', '--reporter=json', `--outputFile=${output}`, file], {
    cwd: ROOT,
    env: { ...process.env, JIANGQIAO_REPLACE: taken },
    stdio: 'ignore',
  })
  try {
    return existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : { testResults: [] }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
