import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createUser, theSystem } from '#platform/auth'
import { inTransaction } from '#platform/db'
import { axeViolations } from '../browser.ts'
import { openTestHouse, type TestHouse } from '../harness.ts'
import { type Browsing, openBrowsing } from './browsing.ts'

const PHONE = { width: 360, height: 640 }
const DESK = { width: 1366, height: 768 }
let house: TestHouse
let browsing: Browsing
let page: Page

beforeAll(async () => {
  house = await openTestHouse()
  await inTransaction(house.database, theSystem, (tx) =>
    createUser(tx, {
      account: 'demo-county-clerk',
      name: '杨经办',
      residentId: 'human-county-clerk',
      role: 'county-clerk',
      regionCode: '450225',
      validFrom: '2019-01-01' as never,
    }),
  )
  browsing = await openBrowsing(house.database)
})
afterAll(async () => {
  await browsing?.close()
  await house?.close()
})
beforeEach(async () => {
  browsing.complaints.length = 0
  page = await browsing.window(DESK)
})

/** No sideways scrolling either. */
async function expectClean(): Promise<void> {
  await browsing.expectClean(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

const question = async () => (await page.locator('legend').textContent()) ?? ''
const choice = (words: string) => page.locator('.choices label', { hasText: words }).first()

/** Goes on from the question shown, and waits for the next. */
async function next(): Promise<void> {
  const before = await question()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.waitForFunction((old) => document.querySelector('legend')?.textContent !== old, before)
}

/** What the workshop's trainee answers, by words of the question; what is not listed is not known. */
const answers: readonly (readonly [asked: string, answer: string])[] = [
  ['哪一种情况', '参加培训班'],
  ['哪一类人', '脱贫劳动力'],
  ['哪一类单位', '就业帮扶车间'],
  ['怎么办的', '项目制培训'],
  ['哪一类培训', '就业技能培训'],
  ['国家列出', '非标准'],
  ['劳动合同', '未签订'],
]

async function answerToTheEnd(): Promise<void> {
  for (;;) {
    if ((await page.getByRole('heading', { level: 2, name: '结果' }).count()) > 0) return
    const asked = await question()
    const given = answers.find(([words]) => asked.includes(words))?.[1]
    if (asked.includes('几天课')) await page.getByLabel(asked).fill('6')
    else await choice(given ?? '不知道').click()
    await next()
  }
}

async function openCalculator(): Promise<void> {
  await page.goto('/p/calculator')
  await page.getByLabel('设区市').selectOption({ label: '柳州市' })
  await page.getByLabel('县（市、区）').selectOption({ label: '融水苗族自治县' })
}

describe('我能领什么', () => {
  it('手机上一屏一问，答完看到能领多少、差什么、带什么、到哪里办 [L-132]', async () => {
    await page.setViewportSize(PHONE)
    await openCalculator()
    await expectClean()
    await next()
    expect(await page.getByLabel('日期', { exact: true }).inputValue()).toBe('2024-06-03')
    await next()
    await answerToTheEnd()
    const allowance = page.locator('.card', { hasText: '培训期间生活费' }).first()
    await allowance.getByText('约 300 元').waitFor()
    await allowance.getByText('50元 × 6天 = 300元').waitFor()
    await allowance.getByText('到融水苗族自治县人力资源社会保障部门的就业服务窗口申领').waitFor()
    const workshop = page.locator('.card', { hasText: '就业帮扶车间项目制培训补贴' }).first()
    await workshop.getByText('补上后约 1,000 元').waitFor()
    await workshop.getByText('怎么办：请提供覆盖首次上课日至最后计补日的劳动合同').waitFor()
    await expectClean()
  })

  it('后退一问，回答还在；改前面的回答，只重问受影响的；刷新不丢，地址里没有回答', async () => {
    await openCalculator()
    await next()
    await next()
    await choice('参加培训班').click()
    await next()
    await choice('脱贫劳动力').click()
    await next()
    await page.goBack()
    expect(await question()).toContain('哪一类人')
    expect(await page.getByLabel('脱贫劳动力').isChecked()).toBe(true)
    await page.reload()
    expect(await question()).toContain('哪一类人')
    expect(await page.getByLabel('脱贫劳动力').isChecked()).toBe(true)
    expect(page.url()).toMatch(/\/p\/calculator\?step=3$/)
    await page.goBack()
    await page.goBack()
    await page.getByLabel('日期', { exact: true }).fill('2022-01-10')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('这一天在这里没有有效的补贴文件').waitFor()
    await page.getByRole('button', { name: '重新开始' }).click()
    expect(await question()).toContain('在哪里')
    expect(browsing.complaints).toEqual([])
  })

  it('没有选就下一步，说清楚要选；英文版照样问', async () => {
    await page.goto('/p/calculator')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('alert').getByText('请选一项').waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Where is the training, the work or the award?').waitFor()
    await expectClean()
  })
})

describe('规则页和事实字段', () => {
  it('公众从政策列表进到一条规则：标准、条件、读法、例子，手机上不横向滚动', async () => {
    await page.setViewportSize(PHONE)
    await page.goto('/p/policy')
    await page.getByRole('link', { name: /^就业帮扶车间项目制培训补贴/ }).click()
    await page.getByText('标准200元/人·天，单次不超过1,000元/人。').waitFor()
    await page.getByText(/^例子（\d+ 个）/).click()
    await page.getByText('出勤5天，恰到封顶').first().waitFor()
    await expectClean()
    await page.goto('/p/policy/facts')
    await page.getByText('trainee.statuses').waitFor()
    await expectClean()
  })

  it('经办人在政策库里按字找条款，从条款到规则，从规则回到原文，再用例子试算', async () => {
    await page.goto('/')
    await page.getByRole('button', { name: /^县（区）经办/ }).click()
    await page.getByRole('link', { name: '政策', exact: true }).click()
    await page.getByLabel('找字句或规则').fill('200元/人')
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('1 条', { exact: true }).waitFor()
    await page.getByRole('link', { name: '就业帮扶车间项目制培训补贴' }).click()
    await page.getByText('各地可以依文件计入').waitFor()
    await expectClean()
    await page.getByRole('link', { name: /^看原文/ }).click()
    await page.locator('.clause-row.shown').getByText('支持就业帮扶车间通过项目制组织').waitFor()
    await expectClean()
    await page.locator('.rule-card').getByRole('link', { name: '就业帮扶车间项目制培训补贴' }).click()
    await page.getByRole('tab', { name: '例表' }).click()
    await page.getByText('出勤天数 5').first().waitFor()
    await page.getByRole('tab', { name: '试算' }).click()
    await page.getByLabel('出勤天数').fill('4')
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await page.getByText('200元 × 4天 = 800元').waitFor()
    await page.getByLabel('出勤天数').fill('-1')
    await page.getByRole('button', { name: '试算', exact: true }).click()
    await page.getByText('不能为负').first().waitFor()
    expect(await axeViolations(page, { serious: true })).toEqual([])
  })
})
