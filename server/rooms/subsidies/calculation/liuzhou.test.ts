import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificates, listCertificates, revokeCertificate } from '#assessment/contract'
import { allotFunds, listFundAccounts } from '#funds/contract'
import { addDays, type DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { recordContract, recordDeath } from '#people/contract'
import { checkRates, enterRates, overrideReading } from '#policy/contract'
import { approvedClass, COUNTY, classForm, completedClass, heldOn } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  checkAccounts,
  claim,
  classOf,
  giveAccount,
  type MoneyHouse,
  nextDays,
  openMoneyHouse,
  reservedElsewhere,
  seen,
  tamper,
  turnTo,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
beforeAll(async () => {
  money = await openMoneyHouse()
  // The clock of a test runs forward only; this one is set back into the days of the 2019 document.
  await tamper(money, 'platform.business_clock', 'update platform.business_clock set today = $1', ['2021-03-01'])
})
afterAll(() => money.house.close())

it('2019年文件：贫困劳动力每人每天50元生活费，只从就业补助资金列支 [L-046][L-047]', async () => {
  const people = await money.villagers(2, { status: '贫困劳动力' })
  const classId = await classOf(money, people, await nextDays(money, 3), 'lz-2019-63')
  const { batchId, batches } = await claim(money, classId, money.workshop, 'lz-2019-63')
  expect(batches).toMatchObject([{ lineCount: 2, totalFen: 30_000 }])
  await bringTo(money, batchId, 'approved')
  const { lines } = await seen(money.clerk, batchId)
  expect(lines.map((line) => line.sentence)).toEqual(['50元 × 3天 = 150元', '50元 × 3天 = 150元'])
  expect(await sourcesOf(lines)).toEqual(['employment-subsidy-fund'])
  const other = await classOf(money, people, await nextDays(money, 1), 'lz-2019-63')
  await reservedElsewhere(money, other, 'unemployment-insurance-surplus')
  await expect(claim(money, other, money.workshop, 'lz-2019-63')).rejects.toThrow('source-not-allowed')
})

describe('粤桂协作班', () => {
  const agreed = { cooperation: 'in-guangdong', fees: { tuitionFen: 0, depositFen: 0, materialsFen: 0 } } as const
  const budget = [{ item: 'guangdong-cooperation', amountFen: yuan(700) }] as const

  /** A class of one veteran at work in Guangdong, completed and certified; 700 yuan a head. */
  async function heldInGuangdong(paidTo?: 'organizer' | 'person') {
    const people = await money.villagers(1, { status: '退役军人' })
    const plan = { ...classForm(), ...heldOn(...(await nextDays(money, 1))), ...agreed, paidTo, plannedHeads: 1 }
    const kind = { mode: 'ordinary', kind: 'employment-skills', tradeCode: '6-18-02-04' } as const
    const handle = await approvedClass(money, { ...plan, ...kind, budget: paidTo ? [...budget] : [] })
    await completedClass(money, handle, people)
    await money.workshop.call(issueCertificates, { params: { classId: handle.id } })
    await money.house.settleNews()
    return { classId: handle.id, name: people[0]?.name }
  }

  it('付给申报开班时选定的一方，单位或本人，只从就业补助资金列支；没有选定的写明原因，不能申报 [L-057]', async () => {
    await enterRate('lz-2019-63/guangdong-training', 700, 'employment-subsidy-fund')
    for (const paidTo of ['person', 'organizer'] as const) {
      const { classId, name } = await heldInGuangdong(paidTo)
      const { batchId, batches } = await claim(money, classId, money.workshop, 'lz-2019-63')
      expect(batches).toMatchObject([{ lineCount: 1, totalFen: yuan(700) }])
      const { lines } = await seen(money.clerk, batchId)
      const payee = paidTo === 'person' ? { payeeKind: 'person', payeeName: name } : { payeeId: money.workshopId }
      expect(lines).toMatchObject([{ item: '粤桂协作培训补贴', ...payee }])
      await checkAccounts(money)
      await bringTo(money, batchId, 'approved')
      expect(await sourcesOf(lines)).toEqual(['employment-subsidy-fund'])
    }
    const { classId } = await heldInGuangdong()
    const { lines } = await money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
    expect(lines.filter(({ entitled }) => entitled)).toEqual([])
    expect(lines.map(({ sentence }) => sentence)).toContain('不符合：已选定领款方')
    await expect(claim(money, classId, money.workshop, 'lz-2019-63')).rejects.toThrow('nothing-to-claim')
  })
})

describe('取得证书才补的企业班', () => {
  /** A class of an enterprise, completed, everybody passed, nobody certified yet; 600 yuan each from the earmarked account. */
  async function passedClass() {
    const enterpriseId = await money.organization('enterprise', COUNTY)
    const place = { organizationId: enterpriseId, regionCode: COUNTY }
    const enterprise = {
      ...money,
      workshop: await money.house.as('enterprise', place),
      teacher: await money.house.as('teacher', place),
    }
    const workers = await money.villagers(2, { status: '' })
    for (const [index, worker] of workers.entries()) {
      const body = { ...worker, number: `职工合同${index}`, startsOn: '2021-01-01' as DateText, endsOn: null }
      await enterprise.workshop.call(recordContract, { body })
    }
    const budget = [{ item: 'enterprise-training' as const, amountFen: yuan(1_200) }]
    const form = { ...classForm(), ...heldOn(...(await nextDays(money, 1))), budget, plannedHeads: 2 }
    const kind = { mode: 'ordinary', kind: 'onboarding', tradeCode: '6-18-02-04' } as const
    const handle = await approvedClass(enterprise, { ...form, ...kind }, enterprise.workshop)
    await completedClass(enterprise, handle, workers)
    await money.house.settleNews()
    return { classId: handle.id, enterprise: enterprise.workshop }
  }

  const kept = async () => {
    const { accounts } = await money.clerk.call(listFundAccounts, {
      query: { source: 'unemployment-insurance-surplus' },
    })
    const { available, reserved } = accounts[0]?.balances ?? { available: 0, reserved: 0 }
    return [available, reserved]
  }

  it('结业时还没有发证，预留不退；证书发了再撤，才知道没有应补的，预留退回 [G-055][L-107]', async () => {
    await openEarmarked()
    const { classId, enterprise } = await passedClass()
    const calculation = () => money.clerk.call(contract.getMatterCalculation, { params: classMatter(classId) })
    expect((await calculation()).lines.filter((line) => line.entitled)).toEqual([])
    expect(await kept()).toEqual([yuan(800), yuan(1_200)])
    await enterprise.call(issueCertificates, { params: { classId } })
    await money.house.settleNews()
    expect((await calculation()).claimableFen).toBe(yuan(1_200))
    expect(await kept()).toEqual([yuan(800), yuan(1_200)])
    const { certificates } = await enterprise.call(listCertificates, { params: { classId } })
    for (const { id: certificateId } of certificates) {
      const params = { certificateId }
      await money.clerk.call(revokeCertificate, { params, body: { reason: '考核作假' } })
    }
    await money.house.settleNews()
    expect((await calculation()).claimableFen).toBe(0)
    expect(await kept()).toEqual([yuan(2_000), 0])
  })

  it('考核以前就死亡的等不来证书：预留随即退回 [G-055][L-107]', async () => {
    const { classId, enterprise } = await passedClass()
    expect(await kept()).toEqual([yuan(800), yuan(1_200)])
    const { rows } = await asSystem(money, 'select person_id as id from classes.enrollment where class_id = $1', [
      classId,
    ])
    const diedOn = addDays(await businessDate(money), -1)
    for (const { id: personId } of rows)
      await money.clerk.call(recordDeath, { params: { personId }, body: { diedOn, document: '火化证明5号' } })
    await money.house.settleNews()
    expect(await kept()).toEqual([yuan(2_000), 0])
    const issued = await enterprise.send(issueCertificates, { params: { classId } })
    expect(issued.body.code).toBe('died-before-test')
  })

  it('位次随钱走：入班预占，申报占用，付款用去 [L-100][L-101]', async () => {
    const uses = async (classId: string) =>
      (
        await asSystem(
          money,
          `select u.state, u.released_because as because, count(*)::int as n from people.limit_use u
            where u.matter_id in (select id from classes.enrollment where class_id = $1
              union select id from subsidies.line where matter_id = $1)
              and u.slot like 'person-year|%' group by 1, 2 order by 1, 2`,
          [classId],
        )
      ).rows.map(({ state, because, n }) => [state, because, n])
    const { classId, enterprise } = await passedClass()
    expect(await uses(classId)).toEqual([['held', null, 2]])
    await enterprise.call(issueCertificates, { params: { classId } })
    await money.house.settleNews()
    const { batchId } = await claim(money, classId, enterprise, 'lz-2019-63')
    const turned = ['held', '转为申报', 2]
    expect(await uses(classId)).toEqual([turned, ['reserved', null, 2]])
    const { lines } = await seen(money.clerk, batchId)
    await giveAccount(money, { payeeKind: 'organization', payeeId: lines[0]?.payeeId ?? '' }, '9900000000000000018')
    await checkAccounts(money)
    await bringTo(money, batchId, 'paying')
    const orderId = (await seen(money.clerk, batchId)).orders[0]?.id ?? ''
    await bankAnswers(money, batchId, orderId)
    expect(await uses(classId)).toEqual([['consumed', null, 2], turned])
  })

  it('付款以后撤销一张证书：只提出追回那一人的补贴，写明缺的是证书 [L-107]', async () => {
    await allot(1_200, '测试专账3号')
    const { classId, enterprise } = await passedClass()
    await enterprise.call(issueCertificates, { params: { classId } })
    await money.house.settleNews()
    const { batchId } = await claim(money, classId, enterprise, 'lz-2019-63')
    const { lines } = await seen(money.clerk, batchId)
    await giveAccount(money, { payeeKind: 'organization', payeeId: lines[0]?.payeeId ?? '' }, '9900000000000000026')
    await checkAccounts(money)
    await bringTo(money, batchId, 'paying')
    await bankAnswers(money, batchId, (await seen(money.clerk, batchId)).orders[0]?.id ?? '')
    await money.house.settleNews()
    const { certificates } = await enterprise.call(listCertificates, { params: { classId } })
    const params = { certificateId: certificates[0]?.id ?? '' }
    await money.clerk.call(revokeCertificate, { params, body: { reason: '考核作假' } })
    await money.house.settleNews()
    const { rows } = await money.decider.call(contract.listAdjustments, { query: { matterId: classId, state: 'open' } })
    expect(rows).toMatchObject([
      {
        direction: 'recover',
        amountFen: yuan(600),
        subjectName: certificates[0]?.personName,
        sentence: expect.stringContaining('证书'),
      },
    ])
  })

  it('“每年”依文件改按申报日：2021年的证书2022年申报，占2022年的次数 [L-100]', async () => {
    const city = await money.house.as('city-officer', { regionCode: '450200' })
    const reading = { key: 'limits.year', regionCode: '450200', value: 'claim', documentNumber: '测试文2号' }
    await allot(1_200, '测试专账2号')
    const { classId, enterprise } = await passedClass()
    await enterprise.call(issueCertificates, { params: { classId } })
    await money.house.settleNews()
    await turnTo(money, '2022-01-10')
    await city.call(overrideReading, { body: { ...reading, effectiveFrom: await businessDate(money) } })
    await claim(money, classId, enterprise, 'lz-2019-63')
    const { rows } = await asSystem(
      money,
      `select split_part(slot, '|', 4) as year, state from people.limit_use where slot like 'person-year|%'
        and matter_id in (select id from subsidies.line where matter_id = $1)`,
      [classId],
    )
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ year: '2022', state: 'reserved' })))
  })

  async function allot(amount: number, documentNumber: string) {
    const finance = await money.house.as('finance', { regionCode: '450000' })
    const source = 'unemployment-insurance-surplus' as const
    await finance.call(allotFunds, { body: { source, regionCode: COUNTY, amountFen: yuan(amount), documentNumber } })
  }

  /** 2,000 yuan in the earmarked account, and a cited rate. */
  async function openEarmarked() {
    await allot(2_000, '测试专账1号')
    await enterRate('lz-2019-63/enterprise-training', 600, 'unemployment-insurance-surplus')
  }
})

/** A rate per head, entered by the city and checked by the region. */
async function enterRate(
  key: string,
  amount: number,
  source: 'employment-subsidy-fund' | 'unemployment-insurance-surplus',
) {
  const rates = {
    key,
    regionCode: '450200',
    documentNumber: '测试文1号',
    documentTitle: '培训补贴标准（测试）',
    effectiveFrom: '2020-01-01' as DateText,
    lines: [{ unit: 'person' as const, rateFen: yuan(amount) }],
    examples: [{ title: `每人${amount}元`, amountFen: yuan(amount) }],
    fundSources: [source],
  }
  const city = await money.house.as('city-officer', { regionCode: '450200' })
  const { id: tableId } = await city.call(enterRates, { body: rates })
  const region = await money.house.as('region-officer', { regionCode: '450000' })
  await region.call(checkRates, { params: { tableId } })
}

/** The funds that the postings of these lines come from. */
async function sourcesOf(lines: readonly { readonly id: string }[]): Promise<unknown[]> {
  const { rows } = await asSystem(
    money,
    `select distinct a.source from funds.journal j join funds.account a on a.id = j.account_id where j.matter_id = any($1::uuid[])`,
    [lines.map((line) => line.id)],
  )
  return rows.map(({ source }) => source)
}
