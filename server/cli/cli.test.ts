import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listAuditEvents, listUserAccounts } from '#desk/contract'
import { demoCreditCode } from '#kernel/credit-code'
import type { DateText } from '#kernel/dates'
import { Refusal } from '#kernel/refusal'
import { demoResidentId } from '#kernel/resident-id'
import { addPerson } from '#people/contract'
import { changePassword, getSession, signIn } from '#platform/auth/contract'
import { type Config, readConfig } from '#platform/config'
import { type Client, openTestHouse, type TestHouse } from '../../test/harness.ts'
import type { Command } from './command.ts'
import { readWords } from './command.ts'
import { organization } from './organization.ts'
import { user } from './user.ts'

const COUNTY = '450225'
const folder = mkdtempSync(join(tmpdir(), 'jq-cli-'))
let house: TestHouse
let config: Config
let auditor: Client
let administrator: Client
beforeAll(async () => {
  house = await openTestHouse()
  const keyFile = join(folder, 'keys')
  writeFileSync(
    keyFile,
    ['field', 'index', 'checkpoint'].map((name, i) => `${name}=${`${i + 1}`.repeat(64)}`).join('\n'),
  )
  const env = {
    JIANGQIAO_PROFILE: 'test',
    JIANGQIAO_DATA: folder,
    JIANGQIAO_KEYS: keyFile,
  }
  config = { ...readConfig(env, new Set(), folder), databaseUrl: house.database.pool.options.connectionString }
  auditor = await house.as('auditor', { regionCode: '450000' })
  administrator = await house.as('administrator', { regionCode: '450000' })
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

/** Runs a command as typed; gives back what it says, or its error. */
async function run(command: Command, ...words: string[]): Promise<{ said: string; error?: unknown }> {
  const said: string[] = []
  const input = { config, ...readWords(words, command.options), say: (line: string) => void said.push(line) }
  const error = await command.run(input).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return { said: said.join('\n'), error }
}
const faultsOf = (error: unknown) => (error instanceof Refusal ? error.errors.map(({ path }) => path) : [String(error)])
const passwordIn = (said: string) => /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(said)?.[0] ?? ''
const someone = (n: number) => demoResidentId(600_000 + n, '1985-05-05' as DateText, 'male')
const listed = async (search: string) => (await administrator.call(listUserAccounts, { query: { search } })).rows[0]

it('命令行的词：位置、开关、带值的选项', () => {
  const words = ['add', '--kind', '企业', '--no-web', '--name=甲 乙', '张三']
  const { rest, flags, options } = readWords(words, ['kind', 'name'])
  expect([rest, [...flags], options]).toEqual([['add', '张三'], ['--no-web'], { kind: '企业', name: '甲 乙' }])
})

describe('空库正式启用：机构、账号都由命令行起步', () => {
  const code = demoCreditCode(301)

  it('登记机构，再给它建账号，本人登录改密码后就能用', async () => {
    const words = ['--kind', '就业帮扶车间', '--name', '命令行车间', '--credit-code', code, '--county', COUNTY]
    expect((await run(organization, 'add', ...words)).said).toContain('已登记机构“命令行车间”')
    const made = await run(user, 'add', 'cj-cli', '韦秀英', someone(1), '就业帮扶车间', '--organization', code)
    expect(made.error).toBeUndefined()
    expect(await listed('cj-cli')).toMatchObject({ organizationName: '命令行车间', state: 'initial' })
    const password = passwordIn(made.said)
    const { headers } = await house.visitor.send(signIn, { body: { account: 'cj-cli', password } })
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    const payload = { password, newPassword: '风雨桥头藤编车间 2024' }
    const changed = await house.app.inject({ method: 'POST', url: changePassword.path, headers: { cookie }, payload })
    expect(changed.statusCode).toBe(200)
    const { user: me } = (await house.app.inject({ url: getSession.path, headers: { cookie } })).json()
    expect(me).toMatchObject({ role: 'workshop', organizationName: '命令行车间', passwordInitial: false })
  })

  it('管理员、学员账号；学员须已在实名台账', async () => {
    expect((await run(user, 'add', 'admin-cli', '农建国', someone(2), '系统管理员', '450000')).error).toBeUndefined()
    expect((await listed('admin-cli'))?.posts[0]?.role).toBe('administrator')
    const clerk = await house.as('county-clerk', { regionCode: COUNTY })
    const person = { name: '覃小妹', residentId: someone(3), township: '融水镇', dwelling: '农村', intent: '培训' }
    expect(
      faultsOf((await run(user, 'add', 'xy-cli', person.name, '学员', '--person', person.residentId)).error),
    ).toEqual(['residentId'])
    await clerk.call(addPerson, { body: { ...person, trade: '藤编' } })
    expect((await run(user, 'add', 'xy-cli', person.name, '学员', '--person', person.residentId)).error).toBeUndefined()
  })

  it('错处一次说全', async () => {
    const wrong = await run(organization, 'add', '--kind', '作坊', '--credit-code', '123', '--county', '999999')
    expect(faultsOf(wrong.error).sort()).toEqual(['creditCode', 'kind', 'name', 'regionCode'])
    const again = await run(
      organization,
      'add',
      '--kind',
      '企业',
      '--name',
      '别的名',
      '--credit-code',
      code,
      '--county',
      COUNTY,
    )
    expect(faultsOf(again.error)).toEqual(['creditCode'])
    const bad = await run(user, 'add', 'DEMO', '韦', '123', '皇帝')
    expect(faultsOf(bad.error).sort()).toEqual(['account', 'name', 'residentId', 'role'])
    expect(
      String((await run(user, 'add', 'x-cli', '韦秀英', someone(4), '企业', '--organization', 'A')).error),
    ).toContain('没有统一社会信用代码为 A 的机构')
    expect(String((await run(user, 'remove')).error)).toContain('用法')
    expect(String((await run(organization, 'list')).error)).toContain('类型：')
  })

  it('重置：密码换新、动态口令取消，没有的账号直说', async () => {
    const { said } = await run(user, 'reset', 'admin-cli')
    const body = { account: 'admin-cli', password: passwordIn(said) }
    expect((await house.visitor.send(signIn, { body })).status).toBe(200)
    expect(String((await run(user, 'reset', 'nobody')).error)).toContain('没有账号 nobody')
  })

  it('命令行办的也留痕：哪台机器的哪个登录名，没有姓名、证件号和密码', async () => {
    const { rows } = await auditor.call(listAuditEvents, { query: { limit: 200 } })
    const done = rows.filter(({ facts }) => facts['via'] === 'command-line')
    expect([...new Set(done.map(({ act }) => act))].sort()).toEqual(['建立账号', '登记机构', '重置密码'].sort())
    expect(new Set(done.map(({ regionName }) => regionName))).toEqual(new Set(['广西壮族自治区', '融水苗族自治县']))
    expect(done.every(({ facts }) => facts['operator'] === userInfo().username)).toBe(true)
    for (const secret of ['韦秀英', someone(1), '农建国']) expect(JSON.stringify(done)).not.toContain(secret)
  })
})
