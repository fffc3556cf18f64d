import { accessSync, constants, existsSync } from 'node:fs'
import { sql } from 'kysely'
import { openHouse } from '../bootstrap.ts'
import type { Command, CommandInput } from './command.ts'

type Check = readonly [what: string, run: (input: CommandInput) => Promise<string> | string]

const CHECKS: readonly Check[] = [
  ['运行环境', () => `Node ${process.version}，${process.platform}-${process.arch}`],
  [
    '数据目录',
    ({ config }) => (existsSync(config.dataDir) ? writable(config.dataDir) : `${config.dataDir}（首次启动时建立）`),
  ],
  ['数据库', ({ config, say }) => database(config, say)],
]

/** `jiangqiao doctor`: looks at what a start needs, each with its cure; exit 1 when something is wrong. */
export const doctor: Command = {
  usage: '检查运行环境、数据目录和数据库',
  async run(input) {
    let wrong = 0
    for (const [what, run] of CHECKS) {
      try {
        input.say(`✓ ${what}：${await run(input)}`)
      } catch (error) {
        wrong += 1
        input.say(`✗ ${what}：${error instanceof Error ? error.message : String(error)}`)
      }
    }
    return wrong === 0 ? 0 : 1
  },
}

function writable(folder: string): string {
  accessSync(folder, constants.W_OK)
  return folder
}

async function database(config: CommandInput['config'], say: CommandInput['say']): Promise<string> {
  const house = await openHouse(config, say)
  try {
    const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(
      house.database.kysely,
    )
    return `PostgreSQL ${rows[0]?.version ?? ''}${house.embedded ? '（内嵌）' : ''}，结构已是最新`
  } finally {
    await house.close()
  }
}
