import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { issueCertificates, listCertificates } from '#assessment/contract'
import { addDays } from '#kernel/dates'
import { personReference } from '#people'
import { createUser, type Role, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { appliedClass, COUNTY, heldOn, type Villager } from '../class-house.ts'
import { businessDate, type MoneyHouse, openMoneyHouse, trainedPeople } from '../money-house.ts'
import { type Browsing, openBrowsing } from './browsing.ts'

let money: MoneyHouse
let browsing: Browsing
let certificate: { number: string; name: string }
let page: Page

beforeAll(async () => {
  money = await openMoneyHouse()
  const [trainee] = await prepareMatters()
  await hireDemoStaff(trainee)
  browsing = await openBrowsing(money.house.database)
  page = await browsing.window()
})
afterAll(async () => {
  await browsing?.close()
  await money?.house.close()
})
beforeEach(async () => {
  browsing.complaints.length = 0
  await page.goto('/')
})

/** A completed class with certificates and calculated money, and one that waits for its approval. */
async function prepareMatters(): Promise<Villager[]> {
  const { classId, people } = await trainedPeople(money, { hired: 2 })
  await money.workshop.call(issueCertificates, { params: { classId } })
  await money.house.settleNews()
  const { certificates } = await money.workshop.call(listCertificates, { params: { classId } })
  certificate = { number: certificates[0]?.number ?? '', name: certificates[0]?.personName ?? '' }
  const inTwoWeeks = addDays(await businessDate(money), 14)
  await appliedClass(money, { ...heldOn(inTwoWeeks), title: '待审批的竹编班' })
  return people
}

/** The identities of the landing page: those whose account begins with `demo-`. */
async function hireDemoStaff(trainee: Villager | undefined): Promise<void> {
  await inTransaction(money.house.database, theSystem, async (tx) => {
    const hire = (role: Role, name: string, personId?: string) =>
      createUser(tx, {
        account: `demo-${role}`,
        name,
        residentId: `human-${role}`,
        role,
        regionCode: COUNTY,
        personId,
        validFrom: '2019-01-01' as never,
      })
    await hire('county-clerk', '杨经办')
    await hire('approver', '农审批')
    const personId = await personReference(tx, trainee?.residentId ?? '', trainee?.name ?? '')
    await hire('trainee', trainee?.name ?? '', personId)
  })
}

const become = (role: string) => page.getByRole('button', { name: new RegExp(`^${role}`) }).click()
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

const expectClean = () => browsing.expectClean(page)

it('首页一点就进县（区）经办的待办，从待办打开开班申报；两页无障碍无严重问题', async () => {
  await heading('从培训意愿到补贴到账，一条线走到底')
  await page.getByRole('button', { name: /^县（区）经办/ }).waitFor()
  await expectClean()
  await become('县（区）经办')
  await heading('首页待办')
  await page.getByRole('link', { name: /^待审批的开班申报/ }).waitFor()
  await expectClean()
  await page.getByRole('link', { name: /^待审批的开班申报/ }).click()
  await page.getByRole('button', { name: '待审批的竹编班' }).click()
  await heading('待审批的竹编班')
  await page.getByText('首次上课前批准').waitFor()
  expect(await page.getByRole('button', { name: '打开审批' }).count()).toBe(0)
  expect(browsing.complaints).toEqual([])
})

it('审批人批准开班，状态当场变为已批准，然后退出', async () => {
  await become('审批')
  await page.getByRole('link', { name: /^待审批的开班申报/ }).click()
  await page.getByRole('button', { name: '待审批的竹编班' }).click()
  await page.getByRole('button', { name: '打开审批' }).click()
  await page.getByRole('button', { name: '批准开班' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '批准开班' }).click()
  await page.locator('.page-header').getByText('已批准').waitFor()
  await page.getByRole('button', { name: /^我的账号/ }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await heading('从培训意愿到补贴到账，一条线走到底')
  expect(browsing.complaints).toEqual([])
})

it('案件：立案依据写在页上，要办的事逐件展开；审批人先写意见才能采纳，采纳后不能再点', async () => {
  await become('县（区）经办')
  await heading('首页待办')
  await page.goto('/console/supervision/cases')
  await page.getByRole('button', { name: '登记举报并立案' }).click()
  const drawer = page.locator('.ant-drawer')
  await drawer.getByRole('combobox', { name: '机构' }).click()
  await page.locator('.ant-select-item-option').first().click()
  await drawer.getByLabel('案由').fill('演示：反映代签')
  await drawer.getByLabel('立案依据').fill('来信称有两天没有到课，签到表上却有签名')
  await drawer.getByRole('button', { name: '登记举报并立案' }).click()
  await page.getByRole('heading', { name: '立案依据' }).waitFor()
  await page.getByText('来信称有两天没有到课').first().waitFor()
  expect(await page.getByLabel('依据文书').isVisible()).toBe(false)
  await page.locator('summary', { hasText: '提出措施' }).click()
  await page.getByRole('combobox', { name: '措施' }).click()
  await page.locator('.ant-select-item-option', { hasText: '移送' }).click()
  await page.getByLabel('理由').fill('请协查用工登记')
  await page.getByLabel('依据文书').fill('监函1号')
  await page.getByLabel('移送机关').fill('市场监督管理局')
  await page.getByRole('button', { name: '提出措施' }).click()
  await page.getByText('由提出人以外的审批人决定').waitFor()
  await expectClean()
  const address = page.url()
  await page.goto('/')
  await become('审批')
  await heading('首页待办')
  await page.goto(address)
  await page.getByText('先写意见，再作决定').waitFor()
  expect(await page.getByRole('button', { name: '不予采纳' }).isDisabled()).toBe(true)
  await page.getByLabel('意见').fill('同意移送')
  await page.getByRole('button', { name: '采纳', exact: true }).click()
  await page.getByText('已决定', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: '采纳', exact: true }).count()).toBe(0)
  expect(browsing.complaints).toEqual([])
})

it('公众不登录核验证书：编号和姓名都对才显示', async () => {
  await page
    .locator('main')
    .getByRole('link', { name: /^证书核验/ })
    .click()
  await page.getByLabel('证书编号').fill(certificate.number)
  await page.getByLabel('姓名').fill('别人')
  await page.getByRole('button', { name: '核验证书' }).click()
  await page.getByText('没有相符的证书').waitFor()
  await page.getByLabel('姓名').fill(certificate.name)
  await page.getByRole('button', { name: '核验证书' }).click()
  await page.getByText('证书有效').waitFor()
  expect(browsing.complaints).toEqual([])
})

it('学员在手机上看自己的钱和为什么，不横向滚动，无障碍无严重问题', async () => {
  await page.setViewportSize({ width: 360, height: 640 })
  await become('学员')
  await page.getByRole('link', { name: /^我的钱和为什么/ }).click()
  await heading('我的钱和为什么')
  await page.getByText('50元 × 2天 = 100元').waitFor()
  await page.getByText('桂人社发〔2022〕7号（十）').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await expectClean()
})
