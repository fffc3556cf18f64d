import { checkCertificate } from '#assessment/contract'
import { allotFunds, listFundAccounts } from '#funds/contract'
import { changeAccount, checkAccount, listUncheckedAccounts } from '#organizations/contract'
import { importRegister } from '#people/contract'
import { checkRates, enterRates } from '#policy/contract'
import * as subsidies from '#subsidies/contract'
import { classMatter } from '../class-matter.ts'
import { organizations } from '../world/staff.ts'
import { poor, registerSheet, workers } from './cast.ts'
import {
  applyForClass,
  approveClass,
  completeClass,
  enrollRoster,
  recordContracts,
  takeAttendance,
} from './class-steps.ts'
import { claimMatter, importReceipts, payNow, reviewAll } from './money-steps.ts'
import { day, expectEqual, made, type Stage, type Step, yuan } from './stage.ts'

/** 2021-03 under 柳政规〔2019〕63号 in a Liuzhou county: money from two accounts that never mix. */
export const liuzhou: readonly Step[] = [
  { title: '专账与就业补助资金分账，各记各的下达 [L-106][L-107]', run: openMoney },
  { title: '标准表录入与复核由两人，引用文号', run: citeRates },
  { title: '项目制班：8名贫困劳动力，生活费50元/人·天，只从就业补助资金列支 [L-046][L-047]', run: projectClass },
  { title: '企业班：6名职工取得培训合格证书，按引用的标准从专账支付 [L-107]', run: enterpriseClass },
]

async function openMoney(stage: Stage): Promise<string> {
  await stage.clockTo('2021-03-01')
  const finance = await stage.as('demo-finance')
  const allot = (source: 'employment-subsidy-fund' | 'unemployment-insurance-surplus', amount: number) =>
    finance.call(allotFunds, {
      body: { source, regionCode: '450225', amountFen: yuan(amount), documentNumber: '演示下达〔2021〕1号' },
    })
  await allot('employment-subsidy-fund', 5_000)
  await allot('unemployment-insurance-surplus', 8_000)
  const { accounts } = await finance.call(listFundAccounts)
  expectEqual('两个账户的可用', accounts.map(({ balances }) => balances.available).sort(), [500_000, 800_000])
  const clerk = await stage.as('demo-county-clerk')
  for (const [people, name] of [
    [poor, '贫困劳动力'],
    [workers, '企业职工'],
  ] as const) {
    const result = await clerk.call(importRegister, { file: { name: `${name}.csv`, bytes: registerSheet(people) } })
    expectEqual(`${name}入台账`, [result.rowsAdded, result.rowsWrong], [people.length, 0])
  }
  await organizationAccounts(stage)
  return '就业补助资金 5,000.00 元，专账 8,000.00 元（柳政规〔2019〕63号六（三））'
}

async function organizationAccounts(stage: Stage): Promise<void> {
  const payees = [
    ['demo-workshop', organizations.workshop, '20130000000000001'],
    ['demo-enterprise', organizations.enterprise, '20130000000000003'],
  ] as const
  for (const [account, { id, name }, accountNumber] of payees) {
    const organizer = await stage.as(account)
    const body = {
      payeeKind: 'organization' as const,
      payeeId: id,
      holderName: name,
      bankName: '演示银行',
      accountNumber,
    }
    await organizer.call(changeAccount, { body })
  }
  await checkAll(stage)
}

/** The second person looks at every account that waits. */
export async function checkAll(stage: Stage): Promise<number> {
  const reviewer = await stage.as('demo-second-reviewer')
  const { accounts } = await reviewer.call(listUncheckedAccounts)
  for (const { id: accountId } of accounts) await reviewer.call(checkAccount, { params: { accountId } })
  return accounts.length
}

async function citeRates(stage: Stage): Promise<string> {
  const city = await stage.as('demo-city-officer')
  const { id: tableId } = await city.call(enterRates, {
    body: {
      key: 'lz-2019-63/enterprise-training',
      regionCode: '450200',
      documentNumber: '演示文〔2020〕1号',
      documentTitle: '企业职工培训补贴标准（演示）',
      effectiveFrom: day('2020-01-01'),
      lines: [{ unit: 'person', rateFen: yuan(600) }],
      examples: [{ title: '每人600元', amountFen: yuan(600) }],
      fundSources: ['unemployment-insurance-surplus'],
    },
  })
  const same = await city.refused(checkRates, { params: { tableId } })
  expectEqual('录入人自己复核', same.status, 403)
  const region = await stage.as('demo-region-officer')
  await region.call(checkRates, { params: { tableId } })
  return '600.00 元/人，来源专账；录入人自行复核被拒'
}

async function projectClass(stage: Stage): Promise<string> {
  const key = 'lz-project'
  await applyForClass(stage, {
    key,
    organizer: 'demo-workshop',
    title: '藤编扶贫项目班',
    mode: 'project-based',
    kind: 'employment-skills',
    tradeCode: '演示-01',
    startsOn: '2021-03-08',
    days: 5,
    heads: 8,
    budget: [{ item: 'living-allowance', amountFen: yuan(2_000) }],
  })
  await approveClass(stage, key)
  expectEqual('入班', await enrollRoster(stage, key, 'demo-workshop', poor), 8)
  for (const date of ['2021-03-08', '2021-03-09', '2021-03-10', '2021-03-11', '2021-03-12']) {
    await stage.clockTo(date)
    await takeAttendance(stage, key, 'demo-teacher', date)
  }
  await stage.clockTo('2021-03-15')
  await completeClass(stage, key, 'demo-workshop')
  const claimed = await finish(stage, key, 'demo-workshop', '2021-03-29')
  expectEqual('生活费', claimed, [8, 200_000])
  return '8 人 × 5 天 × 50 元 = 2,000.00 元，已到账（柳政规〔2019〕63号四（一））'
}

async function enterpriseClass(stage: Stage): Promise<string> {
  const key = 'lz-enterprise'
  await applyForClass(stage, {
    key,
    organizer: 'demo-enterprise',
    title: '焊工岗前培训',
    mode: 'ordinary',
    kind: 'onboarding',
    tradeCode: '6-18-02-04',
    startsOn: '2021-04-12',
    days: 3,
    heads: 6,
    budget: [{ item: 'enterprise-training', amountFen: yuan(3_600) }],
  })
  await approveClass(stage, key)
  await recordContracts(stage, 'demo-enterprise', workers, '2021-01-01')
  await enrollRoster(stage, key, 'demo-enterprise', workers)
  for (const date of ['2021-04-12', '2021-04-13', '2021-04-14']) {
    await stage.clockTo(date)
    await takeAttendance(stage, key, 'demo-teacher-enterprise', date)
  }
  await stage.clockTo('2021-04-15')
  const certificates = await completeClass(stage, key, 'demo-enterprise')
  const [name = '', number = ''] = [...certificates][0] ?? []
  const visitor = await stage.visitor
  const found = await visitor.call(checkCertificate, { body: { number, name } })
  expectEqual('公开核验', [found.result, found.number], ['valid', number])
  const claimed = await finish(stage, key, 'demo-enterprise', '2021-05-06')
  expectEqual('企业职工培训补贴', claimed, [6, 360_000])
  return '6 人 × 600 元 = 3,600.00 元，从专账到账（演示文〔2020〕1号）'
}

/** Calculation, claim, reviews, notice, payment, receipts. @returns lines and total fen paid */
async function finish(stage: Stage, key: string, account: string, payOn: string): Promise<[number, number]> {
  const clerk = await stage.as('demo-county-clerk')
  await clerk.call(subsidies.calculateMatter, { params: classMatter(made(stage, key)) })
  const { batches } = await claimMatter(stage, key, account, 'lz-2019-63')
  await reviewAll(stage, key)
  await checkAll(stage)
  await stage.clockTo(payOn)
  const paid = await payNow(stage, key, `${key}-payment`)
  const receipts = await importReceipts(stage, key)
  expectEqual('批次办结', [receipts.returned, receipts.batchClosed], [0, true])
  return [batches[0]?.lineCount ?? 0, paid.totalFen]
}
