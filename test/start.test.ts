import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'

const PACKAGED = `node-${process.platform}-${process.arch}`
const OLD_NODE = '--no-experimental-strip-types'

// A house of its own: the real start.mjs before a main.ts that tells what it was given.
const house = mkdtempSync(join(tmpdir(), 'jq-start-'))
const copyOfNode = join(house, 'node')
mkdirSync(join(house, 'server/cli'), { recursive: true })
mkdirSync(join(house, 'node_modules'))
writeFileSync(join(house, 'package.json'), '{ "type": "module" }')
writeFileSync(
  join(house, 'server/cli/main.ts'),
  `const args = process.argv.slice(2)
  if (args.includes('wait')) process.on('SIGTERM', () => process.exit(7)) && setInterval(() => {}, 1000)
  else process.exitCode = 5
  console.log(JSON.stringify(args))`,
)
copyFileSync(fileURLToPath(new URL('../start.mjs', import.meta.url)), join(house, 'start.mjs'))
copyFileSync(process.execPath, copyOfNode, constants.COPYFILE_FICLONE)
const link = join(house, 'node_modules', PACKAGED)
symlinkSync(dirname(createRequire(import.meta.url).resolve(`${PACKAGED}/package.json`)), link)
afterAll(() => rmSync(house, { recursive: true, force: true }))

function run(node: string, ...args: string[]): ChildProcess {
  return spawn(node, args, { cwd: house, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function ended(child: ChildProcess): Promise<{ code: number; words: string }> {
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (words += text))
  const [code] = await once(child, 'close')
  return { code, words }
}

it('能读 TypeScript 的 Node 直接运行，参数和退出码照传', async () => {
  expect(await ended(run(process.execPath, 'start.mjs', 'doctor', '--json'))).toEqual({
    code: 5,
    words: '["doctor","--json"]\n',
  })
})

it('较旧的 Node 转交给 npm 安装的 Node，参数和退出码照传', async () => {
  expect(await ended(run(copyOfNode, OLD_NODE, 'start.mjs', 'a b', '中文'))).toEqual({
    code: 5,
    words: '["a b","中文"]\n',
  })
})

it('转交之后，停止信号传到真正的程序', async () => {
  const child = run(copyOfNode, OLD_NODE, 'start.mjs', 'wait')
  if (child.stdout) await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect((await ended(child)).code).toBe(7)
})

it('既不够新又没有 npm 安装的 Node：一句中英文说明', async () => {
  rmSync(link)
  const { code, words } = await ended(run(copyOfNode, OLD_NODE, 'start.mjs'))
  expect(code).toBe(1)
  expect(words).toMatch(/^需要 Node\.js 22\.18 .* is required .*\n$/)
})
