import type { Config } from '#platform/config'

export interface CommandInput {
  readonly config: Config
  /** Words after the command's name, without flags. */
  readonly rest: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly say: (line: string) => void
}

/** One command of the operator's tool; `run` gives an exit code, nothing is 0. */
export interface Command {
  readonly usage: string
  run(input: CommandInput): Promise<number | undefined>
}
