import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Config, readConfig } from '#platform/config'
import { asSystem, classOf, type MoneyHouse, nextDays, openMoneyHouse } from '../../test/money-house.ts'
import { readWords } from './command.ts'
import { policy } from './policy.ts'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'jq-lab-'))
let money: MoneyHouse
let config: Config
beforeAll(async () => {
  money = await openMoneyHouse()
  const people = await money.villagers(3)
  for (const person of people.slice(0, 2)) await money.hire(person)
  await classOf(money, people, await nextDays(money, 6))
  await money.house.settleNews()
  const keyFile = join(folder, 'keys')
  const keys = ['field', 'index', 'checkpoint'].map((name, i) => `${name}=${`${i + 1}`.repeat(64)}`)
  writeFileSync(keyFile, keys.join('\n'))
  const env = { JIANGQIAO_PROFILE: 'test', JIANGQIAO_DATA: folder, JIANGQIAO_KEYS: keyFile }
  config = {
    ...readConfig(env, new Set(), folder),
    databaseUrl: money.house.database.pool.options.connectionString,
  }
})
afterAll(async () => {
  await money.house.close()
  rmSync(folder, { recursive: true })
})

/** `jiangqiao policy lab …` on the database of the test: what it says, or the first line of its error. */
async function lab(...words: string[]): Promise<string> {
  const said: string[] = []
  const input = { config, ...readWords(['lab', ...words], policy.options), say: (line: string) => void said.push(line) }
  return policy.run(input).then(
    () => said.join('\n').replace(/用时 \d+ 毫秒/, '用时 … 毫秒'),
    (error: unknown) => String(error instanceof Error ? error.message : error),
  )
}
const WORKSHOP = 'gx-2022-7/10/workshop-training'
const year = ['--from', '2024-01-01', '--to', '2024-12-31']
const written = () =>
  asSystem(money, 'select (select count(*) from subsidies.decision) d, (select count(*) from funds.journal) j')

it('jiangqiao policy lab：改一个数、去掉一个条件，按补贴、县、人群分列；不写任何账', async () => {
  const before = (await written()).rows
  const said = await lab(...year, '--set', `${WORKSHOP}:rate/0/value/capFen=80000,${WORKSHOP}:-under-contract`)
  expect(said.split('\n')).toEqual([
    '重算 3 人次，用时 … 毫秒',
    '合计  3人 2,900元 → 3人 3,300元  差 400元',
    '多得 1人 800元，少得 2人 400元，不变 0人',
    '按补贴',
    '  培训期间生活费（含交通费）补贴  3人 900元 → 3人 900元  差 0元',
    '  就业帮扶车间项目制培训补贴  2人 2,000元 → 3人 2,400元  差 400元',
    '按县',
    '  融水苗族自治县  3人 2,900元 → 3人 3,300元  差 400元',
    '按人群',
    '  脱贫劳动力  3人 2,900元 → 3人 3,300元  差 400元',
    '差异 3 笔',
  ])
  expect((await written()).rows).toEqual(before)
})

it('整包换成文件夹里的：同一文号的换下，--packs 只用一部分，--set 还能再改', async () => {
  const changed = join(folder, 'policies/gx-2022-7')
  cpSync(join(ROOT, 'policies'), join(folder, 'policies'), { recursive: true })
  const rule = join(changed, 'rules/workshop-training.ts')
  writeFileSync(rule, readFileSync(rule, 'utf8').replace('yuan(1000)', 'yuan(900)'))
  symlinkSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
  const whole = await lab(...year, '--pack-dir', changed)
  expect(whole).toContain('合计  3人 2,900元 → 3人 2,700元  差 -200元')
  const both = await lab(...year, '--pack-dir', changed, '--set', `${WORKSHOP}:-under-contract`, '--packs', 'gx-2022-7')
  expect(both).toContain('合计  3人 2,900元 → 3人 3,600元  差 700元')
})

it('写错的说清楚：期间、改动、政策包、什么也没改', async () => {
  expect(await lab('--from', '2024-01-01', '--set', `${WORKSHOP}:-x`)).toContain('请写 --to')
  expect(await lab('--from', '去年', '--to', '2024-12-31')).toContain('“去年”不是日期')
  expect(await lab(...year)).toContain('请用 --set')
  expect(await lab(...year, '--set', `${WORKSHOP}:capFen`)).toContain('看不懂的改动')
  expect(await lab(...year, '--set', `${WORKSHOP}:-x,${WORKSHOP}:rate/9=1`)).toBe(
    `有 2 处改动不对：\n规则没有条件 x\n规则没有这个数：rate/9`,
  )
  expect(await lab(...year, '--packs', 'gx', '--set', `${WORKSHOP}:-x`)).toContain('没有政策包 gx。有：gx-2022-7')
})
