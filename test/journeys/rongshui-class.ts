import { checkCertificate } from '#assessment/contract'
import * as classes from '#classes/contract'
import { allotFunds, decideYearClose, listFundAccounts, listYears, proposeYearClose } from '#funds/contract'
import { downloadMarkedImport, importRegister, listPeople } from '#people/contract'
import * as subsidies from '#subsidies/contract'
import { classMatter } from '../class-matter.ts'
import { registerSheet, village } from './cast.ts'
import {
  applyForClass,
  approveClass,
  completeClass,
  enrollRoster,
  recordContracts,
  takeAttendance,
} from './class-steps.ts'
import { checkAll } from './liuzhou.ts'
import { expectEqual, made, type Stage, type Step, yuan } from './stage.ts'

const KEY = 'gx-workshop'
const DAYS = ['2024-06-11', '2024-06-12', '2024-06-13', '2024-06-14', '2024-06-15', '2024-06-16'] as const

/** 2024-06 under 桂人社发〔2022〕7号: steps 1 to 6, from the register of intents to the calculation. */
export const rongshuiClass: readonly Step[] = [
  { title: '1 意愿台账：错误一次说全，好的入库，重复不重入 [G-011]', run: register },
  { title: '2 车间申报项目制班，先告知后承诺；迟报只教学不补贴 [G-046][G-051][L-129]', run: apply },
  { title: '3 2021至2023年的结余逐年决定结转，两人办理 [L-107]', run: carryOver },
  { title: '3 没有钱就没有批准；有钱即预留 [G-055]', run: approve },
  { title: '4 入班、逐课考勤，更正由另一人 [G-006][G-052]', run: teach },
  { title: '5 结业考核、证书，公开可核验 [G-009]', run: certify },
  { title: '6 核算：200元/人·天封顶1000元，生活费50元/人·天 [G-047][G-048][G-049][G-050]', run: calculate },
]

async function register(stage: Stage): Promise<string> {
  await stage.clockTo('2024-06-03')
  const clerk = await stage.as('demo-county-clerk')
  const spoilt = registerSheet(village, {
    1: { residentId: '4.50225E+17' },
    4: { phone: '12345' },
    6: { township: '没有的镇' },
    8: { account: '6222000000000000001' },
  })
  const first = await clerk.call(importRegister, { file: { name: '意愿台账.csv', bytes: spoilt } })
  expectEqual('第一次导入', [first.rowsTotal, first.rowsAdded, first.rowsWrong], [20, 16, 4])
  expectEqual(
    '错误的行',
    [...new Set(first.errors.map(({ row }) => row))].sort((a, b) => a - b),
    [3, 6, 8, 10],
  )
  const marked = await clerk.download(downloadMarkedImport, { params: { importId: first.id } })
  expectEqual('标好错误的原表', marked.subarray(0, 2).toString(), 'PK')
  const second = await clerk.call(importRegister, { file: { name: '意愿台账.csv', bytes: registerSheet(village) } })
  expectEqual('改好再传', [second.rowsAdded, second.rowsKnown, second.rowsWrong], [4, 16, 0])
  const { total } = await clerk.call(listPeople, { query: { name: '韦行', limit: 5 } })
  expectEqual('台账人数', total, 20)
  await checkAll(stage)
  return '20 行先入 16、错 4（行 3、6、8、10 一次列出），改好再传入 4、认出 16（桂人社发〔2022〕7号三（一））'
}

async function apply(stage: Stage): Promise<string> {
  const workshop = await stage.as('demo-workshop')
  await recordContracts(stage, 'demo-workshop', village.slice(0, 15), '2024-01-01')
  await applyForClass(stage, {
    key: KEY,
    organizer: 'demo-workshop',
    title: '藤编技能班',
    mode: 'project-based',
    kind: 'employment-skills',
    tradeCode: '演示-01',
    startsOn: DAYS[0],
    days: 6,
    heads: 20,
    budget: [
      { item: 'workshop-training', amountFen: yuan(20_000) },
      { item: 'living-allowance', amountFen: yuan(6_000) },
    ],
  })
  await applyForClass(stage, {
    key: 'late',
    organizer: 'demo-workshop',
    title: '迟报的班',
    mode: 'project-based',
    kind: 'employment-skills',
    tradeCode: '演示-01',
    startsOn: '2024-06-03',
    days: 1,
    heads: 5,
    budget: [{ item: 'living-allowance', amountFen: yuan(250) }],
  })
  const { commitment } = await workshop.call(classes.getClass, { params: { classId: made(stage, KEY) } })
  expectEqual('承诺的哈希', commitment?.hash.length, 64)
  return `20 人、6 天、预算 26,000.00 元；承诺书第 ${commitment?.briefingVersion} 版已签（柳政规〔2019〕63号七（二））`
}

/** No year may be skipped, and nobody decides about their own proposal; until then nothing can be reserved. */
async function carryOver(stage: Stage): Promise<string> {
  const approver = await stage.as('demo-approver')
  const params = { classId: made(stage, KEY) }
  const { version } = await approver.call(classes.getClass, { params })
  const undecided = await approver.refused(classes.approveOpening, { params, body: { version } })
  expectEqual('结余没有决定', undecided.code, 'year-not-decided')
  const finance = await stage.as('demo-finance')
  const accountant = await stage.as('demo-accountant')
  let carried = 0
  for (const year of [2021, 2022, 2023]) {
    const { accounts } = await finance.call(listYears)
    for (const { accountId, openYear, availableFen: carriedFen } of accounts) {
      expectEqual('逐年', openYear, year)
      const { yearCloseId } = await finance.call(proposeYearClose, {
        params: { accountId },
        body: { year, carriedFen, documentNumber: `演示结转〔${year + 1}〕1号` },
      })
      await accountant.call(decideYearClose, { params: { yearCloseId }, body: { accept: true, note: '' } })
      carried += 1
    }
  }
  return `${carried} 份结转方案，财政提出、会计决定；决定之前批准被拒绝（${undecided.detail}）`
}

async function approve(stage: Stage): Promise<string> {
  const approver = await stage.as('demo-approver')
  const params = { classId: made(stage, KEY) }
  const late = { classId: made(stage, 'late') }
  const { version } = await approver.call(classes.getClass, { params })
  const lateVersion = (await approver.call(classes.getClass, { params: late })).version
  const tooLate = await approver.refused(classes.approveOpening, { params: late, body: { version: lateVersion } })
  expectEqual('迟报按补贴班批准', [tooLate.code, tooLate.rules?.[0]?.anchor], ['opening-late', 'gx-2022-7#10'])
  await approveClass(stage, 'late', true)
  const short = await approver.refused(classes.approveOpening, { params, body: { version } })
  expectEqual('没有钱', short.code, 'fund-short')
  const finance = await stage.as('demo-finance')
  await finance.call(allotFunds, {
    body: {
      source: 'employment-subsidy-fund',
      regionCode: '450225',
      amountFen: yuan(30_000),
      documentNumber: '演示下达〔2024〕6号',
    },
  })
  await approveClass(stage, KEY)
  const { accounts } = await finance.call(listFundAccounts, { query: { source: 'employment-subsidy-fund' } })
  expectEqual('预留', accounts[0]?.balances.reserved, 2_600_000)
  return `迟报只准教学；余额 3,000.00 元时拒绝批准（${short.detail}），下达后预留 26,000.00 元`
}

async function teach(stage: Stage): Promise<string> {
  expectEqual('入班', await enrollRoster(stage, KEY, 'demo-workshop', village), 20)
  const [second = '', third = '', seventeenth = ''] = [village[1]?.name, village[2]?.name, village[16]?.name]
  for (const [index, date] of DAYS.entries()) {
    await stage.clockTo(date)
    const absent = [...(index < 2 ? [second] : []), ...(index < 1 ? [third] : []), ...(index < 3 ? [seventeenth] : [])]
    await takeAttendance(stage, KEY, 'demo-teacher', date, absent)
    if (index === 0) await correct(stage, third)
  }
  return '20 人入班；缺勤按课次记，第一天误记一人由另一人更正，原记录保留'
}

/** The first day's mark of one person was wrong: the same teacher is refused, another one corrects. */
async function correct(stage: Stage, name: string): Promise<void> {
  const teacher = await stage.as('demo-teacher')
  const { sessions } = await teacher.call(classes.getClass, { params: { classId: made(stage, KEY) } })
  const params = { sessionId: sessions[0]?.id ?? '' }
  const { trainees } = await teacher.call(classes.getSessionSheet, { params })
  const enrollmentId = trainees.find((trainee) => trainee.personName === name)?.enrollmentId ?? ''
  const body = { enrollmentId, mark: 'present' as const, reason: '签到表上有本人签名，记录时看漏' }
  const same = await teacher.refused(classes.correctAttendance, { params, body })
  expectEqual('同一人更正自己', same.status, 403)
  await (await stage.as('demo-workshop')).call(classes.correctAttendance, { params, body })
}

async function certify(stage: Stage): Promise<string> {
  await stage.clockTo('2024-06-17')
  const certificates = await completeClass(stage, KEY, 'demo-workshop')
  expectEqual('证书', certificates.size, 20)
  const [name = '', number = ''] = [...certificates][0] ?? []
  const visitor = await stage.visitor
  const right = await visitor.call(checkCertificate, { body: { number, name } })
  const wrong = await visitor.call(checkCertificate, { body: { number, name: '张冠戴' } })
  expectEqual('核验', [right.result, wrong.result], ['valid', 'no-match'])
  return `20 本证书；编号与姓名都对才给结果（${number}）`
}

async function calculate(stage: Stage): Promise<string> {
  const clerk = await stage.as('demo-county-clerk')
  const params = classMatter(made(stage, KEY))
  await clerk.call(subsidies.calculateMatter, { params })
  const found = await clerk.call(subsidies.getMatterCalculation, { params })
  const totals = found.totals
    .map(({ ruleId, people, amountFen }) => [ruleId.split('/').at(-1), people, amountFen])
    .sort()
  expectEqual('两项合计', totals, [
    ['living-allowance', 20, 575_000],
    ['workshop-training', 12, 1_180_000],
  ])
  const amountsOf = (name: string) =>
    found.lines
      .filter((line) => line.subjectName === name && line.entitled)
      .map(({ amountFen }) => amountFen)
      .sort((a, b) => a - b)
  expectEqual('出勤4天的人', amountsOf(village[1]?.name ?? ''), [20_000, 80_000])
  expectEqual('出勤6天的人', amountsOf(village[0]?.name ?? ''), [30_000, 100_000])
  expectEqual('监测对象', amountsOf(village[12]?.name ?? ''), [30_000])
  expectEqual('没有合同的人', amountsOf(village[16]?.name ?? ''), [15_000])
  const line = found.lines.find((one) => one.subjectName === village[0]?.name && one.amountFen === 100_000)
  const why = await clerk.call(subsidies.explainDecision, { params: { decisionId: line?.decisionId ?? '' } })
  expectEqual('可重放', [why.replays, why.uncappedFen], [true, 120_000])
  const refusal = found.refusals.flatMap(({ people }) => people).length
  return `车间 12 人 11,800.00 元，生活费 20 人 5,750.00 元；${why.sentence}；不符合 ${refusal} 项，各有条件、事实和条款`
}
