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

/** Where a command's words go; a test listens instead of the terminal. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly env: NodeJS.ProcessEnv
  readonly folder: string
}

/** `jiangqiao <command>`, by default `start`. Exit codes: 0 done · 1 failed, one plain message · 2 unknown command. */
export async function run(words: readonly string[], { out, err, env, folder }: Terminal): Promise<number> {
  const name = words.find((word) => !word.startsWith('--')) ?? 'start'
  const command = commands[name]
  const { rest, flags, options } = readWords(
    words.filter((_, index) => index !== words.indexOf(name)),
    command?.options,
  )
  if (flags.has('--help') || name === 'help') {
    out(`${command?.help ?? help()}\n`)
    return 0
  }
  if (!command) {
    err(`没有“${name}”这个命令。\n${help()}\n`)
    return 2
  }
  try {
    const input = {
      rest,
      flags,
      options,
      say: (line: string) => out(`${line}\n`),
      /** Read by the commands that need one: policy is decided from files alone. */
      get config() {
        return readConfig(env, flags, folder)
      },
    }
    return (await command.run(input)) ?? 0
  } catch (error) {
    err(`${told(error)}\n`)
    return 1
  }
}

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
