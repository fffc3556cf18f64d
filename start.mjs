#!/usr/bin/env node
// The one entry. Plain JavaScript, because an old Node cannot even read the TypeScript that would tell it so:
// a Node that strips types (22.18 or newer) goes straight on, an older one hands over to the Node that npm installed.
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packaged = process.features.typescript ? undefined : packagedNode()

if (process.features.typescript) {
  await import('./server/cli/main.ts')
} else if (packaged) {
  handOver(packaged)
} else {
  console.error(
    `需要 Node.js 22.18 或更高版本（当前 ${process.version}），请升级后重试。` +
      ` Node.js 22.18 or newer is required (this is ${process.version}); please upgrade and try again.`,
  )
  process.exitCode = 1
}

/** The `node` of this platform's npm package; undefined where there is none, or where it is the one already running. */
function packagedNode() {
  const [platform, program] = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node']
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`)
    const node = join(dirname(manifest), 'bin', program)
    return realpathSync(node) === realpathSync(process.execPath) ? undefined : node
  } catch {
    return undefined
  }
}

/** Runs this file again on `node`: same arguments, same terminal, same signals, same exit code. */
function handOver(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`无法运行 ${node}：${error.message} Could not run it.`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal]
  })
}
