/**
 * Everything that can be said about the code without running it: types, format, lint, cycles, unused things, the house rules.
 * One line per step with its time; a failing step's output follows. Two steps run at a time: the machines that run this have two cores.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = join(root, 'node_modules/.bin')
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NO_COLOR: '1' }

// Every checker works out the shared types for itself: more of them than cores cost more than they save.
const checkers = Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)))
const tsc = `tsc --noEmit --checkers ${checkers}`

const queue = [
  { name: '类型 server', command: `${tsc} -p tsconfig.json` },
  { name: '类型 web', command: `${tsc} -p web/tsconfig.json`, needs: 'web/console' },
  { name: '规矩 tidy', command: 'TEST_DATABASE_URL=none vitest run test/tidy.test.ts', needs: 'test/tidy.test.ts' },
  { name: '闲置 knip', command: 'knip --no-progress' },
  { name: '格式 biome', command: 'biome check' },
  { name: '循环 oxlint', command: 'oxlint' },
].filter(({ needs = '.' }) => existsSync(join(root, needs)))

await Promise.all([work(), work()])

/** Takes steps from the queue until none is left. */
async function work() {
  for (let step = queue.shift(); step; step = queue.shift()) await runStep(step)
}

async function runStep({ name, command }) {
  const began = performance.now()
  const { code, output } = await run(command)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${code === 0 ? '✓' : '✗'} ${name}  ${seconds} s`)
  if (code === 0) return
  console.log(`$ ${command}\n${output.trimEnd()}\n`)
  process.exitCode = 1
}

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(command, { cwd: root, env, shell: true })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
