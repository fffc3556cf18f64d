import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { sha256 } from '#platform/secrets'

const ROOT = join(import.meta.dirname, '..')
const SOURCES = ['web', 'server/kernel', 'server/rooms', 'vite.config.ts', 'package.json']

/**
 * Makes sure the web files are there and belong to the sources; builds them once after an install or a change.
 * Without Vite (an installation without development packages) what is in `distDir` is served as it is.
 */
export async function prepareWeb(distDir: string, say: (line: string) => void): Promise<void> {
  const stamp = join(distDir, '.stamp')
  const vite = viteProgram()
  const wanted = sourcesStamp()
  if (!vite || (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)) return
  say('正在生成网页（首次启动需要几秒）……')
  await run(vite, distDir)
  writeFileSync(stamp, wanted)
}

function viteProgram(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')
  } catch {
    return undefined
  }
}

/** Path, size and time of every source: enough to notice a change, quick enough for every start. */
function sourcesStamp(): string {
  const files = SOURCES.flatMap((source) => {
    const path = join(ROOT, source)
    if (!existsSync(path) || statSync(path).isFile()) return [path]
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  })
  const lines = files
    .filter(existsSync)
    .sort()
    .map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`)
  return sha256(lines.join('\n'))
}

function run(vite: string, distDir: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: ROOT,
      env: { ...process.env, JIANGQIAO_DIST: distDir, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let errors = ''
    child.stderr.on('data', (data) => {
      errors += String(data)
    })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`网页生成失败：\n${errors}`))))
  })
}
