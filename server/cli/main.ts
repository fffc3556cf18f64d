import { Refusal } from '#kernel/refusal'
import { readConfig } from '#platform/config'
import { audit } from './audit.ts'
import { backup } from './backup.ts'
import { type Command, readWords } from './command.ts'
import { doctor } from './doctor.ts'
import { migrateDatabase } from './migrate.ts'
import { organization } from './organization.ts'
import { policy } from './policy.ts'
import { restore } from './restore.ts'
import { start } from './start.ts'
import { user } from './user.ts'

const commands: Readonly<Record<string, Command>> = {
  start,
  migrate: migrateDatabase,
  doctor,
  audit,
  backup,
  restore,
  organization,
  policy,
  user,
}

/** `jiangqiao <command>`, by default `start`. Exit codes: 0 done · 1 failed, one plain message · 2 unknown command. */
async function main(words: readonly string[]): Promise<number> {
  const name = words.find((word) => !word.startsWith('--')) ?? 'start'
  const command = commands[name]
  const { rest, flags, options } = readWords(
    words.filter((_, index) => index !== words.indexOf(name)),
    command?.options,
  )
  if (flags.has('--help') || name === 'help') {
    process.stdout.write(`${command?.help ?? help()}\n`)
    return 0
  }
  if (!command) {
    process.stderr.write(`没有“${name}”这个命令。\n${help()}\n`)
    return 2
  }
  try {
    const input = {
      rest,
      flags,
      options,
      say,
      /** Read by the commands that need one: policy is decided from files alone. */
      get config() {
        return readConfig(process.env, flags, process.cwd())
      },
    }
    return (await command.run(input)) ?? 0
  } catch (error) {
    process.stderr.write(`${told(error)}\n`)
    return 1
  }
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** A refusal with every fault and what to do next, as the pages show it. */
function told(error: unknown): string {
  if (!(error instanceof Refusal)) return error instanceof Error ? error.message : String(error)
  const { message, errors, definition } = error
  return [message, ...errors.map((fault) => `  · ${fault.message}`), definition.next].join('\n')
}

function help(): string {
  const lines = Object.entries(commands).map(([name, { usage }]) => `  npx jiangqiao ${name.padEnd(12)} ${usage}`)
  return ['用法：', ...lines].join('\n')
}

const code = await main(process.argv.slice(2))
if (code !== 0) process.exit(code)
