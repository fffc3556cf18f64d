import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { demoCreditCode } from '#kernel/credit-code'
import type { DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { createAccount } from '../../server/desk/accounts/create-account.ts'
import { openTestHouse, type TestHouse } from '../harness.ts'
import { type Browsing, openBrowsing } from './browsing.ts'

const someone = (n: number) => demoResidentId(500_000 + n, '1985-05-05' as DateText, 'female')
const WORKSHOP = '点击测试就业帮扶车间'
const OWN = '寨子门口的风雨桥 1987 座'
let house: TestHouse
let browsing: Browsing
let page: Page
let initial: string

beforeAll(async () => {
  house = await openTestHouse()
  const given = { account: 'guanli', name: '农建国', residentId: someone(1), role: 'administrator' } as const
  const made = await inTransaction(house.database, theSystem, (tx) =>
    createAccount(tx, theSystem, { ...given, regionCode: '450225' as never }),
  )
  initial = made.password
  browsing = await openBrowsing(house.database)
  page = await browsing.window()
})
afterAll(async () => {
  await browsing?.close()
  await house?.close()
})
beforeEach(() => {
  browsing.complaints.length = 0
})

const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const expectClean = () => browsing.expectClean(page)
const openRow = (name: string) => page.locator('.row-opener', { hasText: name }).click()
const signIn = async (account: string, password: string) => {
  await page.goto('/p/login')
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}
const choose = async (label: string, option: string, typed?: string) => {
  const box = page.getByRole('combobox', { name: label })
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await box.click()
  if (typed) await box.fill(typed)
  await list.getByTitle(option, { exact: true }).click()
  await list.waitFor({ state: 'hidden' })
}

it('初始密码登录只能先改密码，改好进工作台；工作台地址也绕不过去', async () => {
  await signIn('guanli', initial)
  await heading('修改密码')
  await page.goto('/console/user-accounts')
  await heading('修改密码')
  await page.getByText('您用的是初始密码').waitFor()
  await expectClean()
  await page.getByLabel('现在的密码').fill(initial)
  await page.getByLabel('新密码', { exact: true }).fill(OWN)
  await page.getByLabel('再输一遍新密码').fill(OWN)
  await page.getByRole('button', { name: '修改密码' }).click()
  await heading('账号与岗位')
  await expectClean()
})

it('登记机构：错的代码标在那一格，改对后进登记簿', async () => {
  await page.goto('/console/organization-register/add')
  await heading('登记机构')
  await choose('类型', '就业帮扶车间')
  await choose('所在地', '融水苗族自治县')
  await page.getByLabel('机构名称').fill(WORKSHOP)
  await page.getByLabel('统一社会信用代码').fill('9145')
  await page.getByRole('button', { name: '登记机构' }).click()
  await page.locator('.ant-form-item-explain-error').getByText('应为18位', { exact: false }).waitFor()
  browsing.complaints.length = 0
  await page.getByLabel('统一社会信用代码').fill(demoCreditCode(11))
  await page.getByRole('button', { name: '登记机构' }).click()
  await heading('机构登记')
  await openRow(WORKSHOP)
  await page.getByRole('heading', { name: '修改登记' }).waitFor()
  await expectClean()
})

it('给机构建账号：初始密码显示一次；名册里能找到，点开能保管', async () => {
  await page.goto('/console/user-accounts/add')
  await heading('建立账号')
  await page.locator('input#account').fill('chejian-1')
  await page.getByLabel('姓名').fill('韦秀英')
  await page.getByLabel('身份证号').fill(someone(2))
  await choose('岗位', '就业帮扶车间', '就业帮扶')
  await choose('机构', `${WORKSHOP}（融水苗族自治县）`, '点击测试')
  await expectClean()
  await page.getByRole('button', { name: '建立账号' }).click()
  await page.getByRole('heading', { name: '初始密码，只显示这一次' }).waitFor()
  const password = await page.locator('.one-time code').nth(1).textContent()
  expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  await page.goto('/console/user-accounts?search=chejian')
  await openRow('韦秀英')
  await page.getByRole('button', { name: '停用账号' }).waitFor()
  await expectClean()
})

it('自己的账号：岗位由别人管，密码和动态口令自己改', async () => {
  await page.goto('/console/user-accounts?search=guanli')
  await openRow('农建国')
  await page.getByText('这是您自己的账号').waitFor()
  expect(await page.getByRole('button', { name: '停用账号' }).count()).toBe(0)
  await page.goto('/console/account')
  await page.getByRole('button', { name: '生成密钥' }).click()
  await page.locator('.totp-secret code').waitFor()
  await expectClean()
})
