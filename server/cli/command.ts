import type { Config } from '#platform/config'

export interface CommandInput {
  readonly config: Config
  /** Words after the command's name, without flags and options. */
  readonly rest: readonly string[]
  readonly flags: ReadonlySet<string>
  /** Options with a value, by name: `--county 450225`. */
  readonly options: Readonly<Record<string, string>>
  readonly say: (line: string) => void
}

/** One command of the operator's tool; `run` gives an exit code, nothing is 0. */
export interface Command {
  readonly usage: string
  /** Names of the options that take a value; every other `--word` is a flag. */
  readonly options?: readonly string[]
  /** What `jiangqiao <name> --help` prints, where one line does not say enough. */
  readonly help?: string
  run(input: CommandInput): Promise<number | undefined>
}

/** Words of a command line told apart: `--name value` and `--name=value` for options that take one. */
export function readWords(
  words: readonly string[],
  valued: readonly string[] = [],
): Pick<CommandInput, 'rest' | 'flags' | 'options'> {
  const [rest, flags, options]: [string[], Set<string>, Record<string, string>] = [[], new Set(), {}]
  const left = [...words]
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [, name = '', value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    if (!name) rest.push(word)
    else if (!valued.includes(name)) flags.add(word)
    else options[name] = value ?? left.shift() ?? ''
  }
  return { rest, flags, options }
}
