import { randomBytes } from 'node:crypto'
import { readResidentId } from '#kernel/resident-id'
import { createUser, roles, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { openHouse } from '../bootstrap.ts'
import type { Command } from './command.ts'

/** `jiangqiao user add 账号 姓名 身份证号 岗位 区划`: makes an account with a random first password, shown once. */
export const user: Command = {
  usage: 'add <账号> <姓名> <身份证号> <岗位> <区划代码>  建立账号',
  async run({ config, rest, say }) {
    const [act, account, name, residentId, roleWord, regionCode] = rest
    const role = roles.values.find((code) => code === roleWord || roles.label(code) === roleWord)
    if (act !== 'add' || !account || !name || !residentId || !role || !regionCode) {
      throw new Error(
        `用法：jiangqiao user ${user.usage}\n岗位：${roles.values.map((code) => roles.label(code)).join('、')}`,
      )
    }
    const reading = readResidentId(residentId, { demo: config.profile !== 'production' })
    if (!reading.ok) throw new Error(reading.message)
    const password = randomBytes(9).toString('base64url')
    const house = await openHouse(config, say)
    try {
      await inTransaction(house.database, theSystem, (tx) =>
        createUser(tx, { account, name, residentId: reading.id, role, regionCode, password, validFrom: tx.today }),
      )
    } finally {
      await house.close()
    }
    say(`已建立账号 ${account}（${roles.label(role)}，${regionCode}），初始密码只显示这一次：${password}`)
    return undefined
  },
}
