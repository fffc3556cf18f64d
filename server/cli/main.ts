import { readConfig } from '#platform/config'
import { start } from './start.ts'

/** `jiangqiao <command>`; without one, `start`. Exit codes: 0 done, 1 failed with one plain message, 2 unknown command. */
const commands: Readonly<Record<string, (config: ReturnType<typeof readConfig>, rest: string[]) => Promise<void>>> = {
  start,
}

const [name = 'start', ...rest] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const flags = new Set(process.argv.slice(2).filter((word) => word.startsWith('--')))
const command = commands[name]
if (!command) {
  process.stderr.write(`没有“${name}”这个命令。可用：${Object.keys(commands).join('、')}\n`)
  process.exit(2)
}
try {
  await command(readConfig(process.env, flags, process.cwd()), rest)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
