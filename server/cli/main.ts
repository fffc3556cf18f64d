import { readConfig } from '#platform/config'
import { audit } from './audit.ts'
import type { Command } from './command.ts'
import { doctor } from './doctor.ts'
import { migrateDatabase } from './migrate.ts'
import { start } from './start.ts'
import { user } from './user.ts'

const commands: Readonly<Record<string, Command>> = {
  start,
  migrate: migrateDatabase,
  doctor,
  audit,
  user,
}

/** `jiangqiao <command>`, by default `start`. Exit codes: 0 done · 1 failed, one plain message · 2 unknown command. */
async function main(words: readonly string[]): Promise<number> {
  const flags = new Set(words.filter((word) => word.startsWith('--')))
  const [name = 'start', ...rest] = words.filter((word) => !word.startsWith('--'))
  if (flags.has('--help') || name === 'help') {
    process.stdout.write(`${help()}\n`)
    return 0
  }
  const command = commands[name]
  if (!command) {
    process.stderr.write(`没有“${name}”这个命令。\n${help()}\n`)
    return 2
  }
  try {
    const config = readConfig(process.env, flags, process.cwd())
    return (await command.run({ config, rest, flags, say: (line) => void process.stdout.write(`${line}\n`) })) ?? 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

function help(): string {
  const lines = Object.entries(commands).map(([name, { usage }]) => `  npm run -s jiangqiao ${name.padEnd(8)} ${usage}`)
  return ['用法：', ...lines].join('\n')
}

const code = await main(process.argv.slice(2))
if (code !== 0) process.exit(code)
