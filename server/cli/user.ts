import { findByCreditCode } from '#organizations'
import { roles, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { openHouse } from '../bootstrap.ts'
import { accountFaults, createAccount } from '../desk/accounts/create-account.ts'
import { resetPassword, resetTotp } from '../desk/accounts/keep-account.ts'
import { createAccount as contract, resetPassword as reset } from '../desk/contract-accounts.ts'
import { findByWord } from '../desk/store-accounts.ts'
import { actFromShell, recordFromShell } from './act.ts'
import type { Command, CommandInput } from './command.ts'

const ROLES = roles.values.map((code) => roles.label(code)).join('、')

/** `jiangqiao user add …` and `reset …`: makes or opens an account with an initial password, shown once. */
export const user: Command = {
  usage: [
    'add <账号> <姓名> <身份证号> <岗位> <区划代码>  建立人社、财政、审计、管理员账号',
    'add <账号> <姓名> <身份证号> <岗位> --organization <统一社会信用代码>  建立机构账号',
    'add <账号> <姓名> 学员 --person <身份证号>  建立学员账号（须已在实名台账）',
    'reset <账号>  重置密码并取消动态口令',
  ].join(`\n${' '.repeat(29)}`),
  options: ['organization', 'person'],
  async run(input) {
    const [act, account] = input.rest
    const run = act === 'add' ? addUser : act === 'reset' ? resetUser : undefined
    if (!run || !account) throw new Error(`用法：jiangqiao user ${user.usage}\n岗位：${ROLES}`)
    const house = await openHouse(input.config, input.say)
    try {
      await run(house.database, input, account)
    } finally {
      await house.close()
    }
    return undefined
  },
}

async function addUser(database: Database, { rest, options, say }: CommandInput, account: string): Promise<void> {
  const [, , name, ...more] = rest
  const { organization: creditCode, person } = options
  const [residentId, word, regionCode] = person === undefined ? more : [person, ...more]
  const role = roles.values.find((code) => code === word || roles.label(code) === word) ?? word
  const organizationId = creditCode === undefined ? undefined : await organizationOf(database, creditCode)
  const given = { account, name, residentId, role, regionCode, organizationId }
  const made = await actFromShell(database, {
    stream: 'auth',
    endpoint: contract,
    given,
    faults: accountFaults,
    action: createAccount,
  })
  say(`已建立账号 ${account}（${roles.label(role ?? '')}），初始密码只显示这一次：${made.password}`)
  say(UNTIL)
}

const UNTIL = '七天内登录并设自己的密码，过期请用 jiangqiao user reset 重置'

/** @throws Error in one sentence when no organization has the code */
async function organizationOf(database: Database, creditCode: string): Promise<string> {
  const found = await inTransaction(database, theSystem, (tx) => findByCreditCode(tx, creditCode.toUpperCase()), 'read')
  if (!found) throw new Error(`没有统一社会信用代码为 ${creditCode} 的机构，请先用 jiangqiao organization add 登记`)
  return found.id
}

/** The way back in when the only administrator has lost password or authenticator. */
async function resetUser(database: Database, { say }: CommandInput, account: string): Promise<void> {
  const { password } = await inTransaction(database, theSystem, async (tx) => {
    const found = await findByWord(tx, account)
    if (!found) throw new Error(`没有账号 ${account}`)
    const { userId, regionCode } = found
    await resetTotp(tx, theSystem, { userId, reason: '命令行重置' })
    const made = await resetPassword(tx, theSystem, { userId })
    await recordFromShell(tx, 'auth', reset.summary, regionCode)
    return made
  })
  say(`账号 ${account} 已重置，动态口令已取消，初始密码只显示这一次：${password}`)
  say(UNTIL)
}
