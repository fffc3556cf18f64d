import { execFile, execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mutant, readMutants } from './patches.ts'

const ROOT = join(import.meta.dirname, '../..')
const LINKED = ['node_modules', 'dist']

/** The parts of vitest's report that are read. */
interface Report {
  readonly success: boolean
  readonly testResults: readonly {
    readonly name: string
    readonly message?: string
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[]
  }[]
}

/**
 * Plants each bug into a copy of the tree and runs the tests that should catch it. On the sound tree they must pass, or
 * catching would prove nothing.
 * @param only part of a bug's name; all without
 * @returns whether every bug was caught
 */
export async function mutantsDrill(only: string, say: (line: string) => void): Promise<boolean> {
  const mutants = readMutants().filter(({ name }) => name.includes(only))
  const tree = copyOfTree()
  try {
    const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))]
    const sound = await caughtBy(tree, tests)
    if (sound !== undefined) {
      say(`✗ 没有植入错误时测试就不过：${sound}`)
      return false
    }
    say(`没有植入错误时 ${tests.length} 个测试文件全部通过`)
    let survivors = 0
    for (const mutant of mutants) {
      const caught = await plantAndTest(tree, mutant)
      if (!caught) survivors += 1
      say(`${caught ? '✓' : '✗'} ${mutant.name}（${mutant.bug}）：${caught ?? '没有测试抓住'}`)
    }
    say(`植入 ${mutants.length} 处，抓住 ${mutants.length - survivors} 处`)
    return survivors === 0
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

async function plantAndTest(tree: string, mutant: Mutant): Promise<string | undefined> {
  execFileSync('git', ['apply', mutant.path], { cwd: tree })
  try {
    return await caughtBy(tree, mutant.tests)
  } finally {
    execFileSync('git', ['apply', '--reverse', mutant.path], { cwd: tree })
  }
}

/** Everything git knows of or would add, as it stands now; what is installed or built is linked. */
function copyOfTree(): string {
  const tree = mkdtempSync(join(tmpdir(), 'jq-mutants-'))
  chmodSync(tree, 0o755)
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' })
  for (const path of listed.split('\0').filter(Boolean))
    if (existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(tree, path))
  for (const name of LINKED) if (existsSync(join(ROOT, name))) symlinkSync(join(ROOT, name), join(tree, name))
  return tree
}

/** Runs tests of a tree. @returns the first one that failed, with its file; undefined when all passed */
async function caughtBy(tree: string, tests: readonly string[]): Promise<string | undefined> {
  const output = join(tree, 'mutants-report.json')
  rmSync(output, { force: true })
  const vitest = join(tree, 'node_modules/vitest/vitest.mjs')
  const words = [vitest, 'run', '--reporter=json', `--outputFile=${output}`, ...tests]
  // A tree that changes between runs must not be remembered: the same switch as for exports taken away.
  const env = { ...process.env, JIANGQIAO_REPLACE: 'none' }
  await new Promise<void>((resolve) => {
    execFile(process.execPath, words, { cwd: tree, env, maxBuffer: 1 << 28 }, () => resolve())
  })
  if (!existsSync(output)) return '测试没有跑起来'
  return firstFailure(JSON.parse(readFileSync(output, 'utf8')), tree)
}

function firstFailure({ success, testResults }: Report, tree: string): string | undefined {
  if (success) return undefined
  for (const { name, assertionResults } of testResults) {
    const failed = assertionResults.find(({ status }) => status === 'failed')
    if (failed) return `${name.replace(`${tree}/`, '')} “${failed.title}”`
  }
  return `测试没有跑起来：${testResults[0]?.message?.split('\n')[0] ?? ''}`
}
