import { rolesSql } from '#platform/postgres'
import { openHouse } from '../bootstrap.ts'
import type { Command } from './command.ts'

/** `jiangqiao migrate`: brings the database to the newest schema; `--print-roles` prints what an administrator runs first. */
export const migrateDatabase: Command = {
  usage: '升级数据库结构；--print-roles 打印建角色的 SQL',
  async run({ config, flags, say }) {
    if (flags.has('--print-roles')) {
      say(rolesSql())
      return undefined
    }
    const house = await openHouse(config, say)
    await house.close()
    say('数据库结构已是最新')
    return undefined
  },
}
