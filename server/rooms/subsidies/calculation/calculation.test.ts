import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificates } from '#assessment/contract'
import type { Fen } from '#kernel/money'
import { approvedClass, COUNTY, classForm, SIBLING } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import {
  asSystem,
  bringTo,
  claim,
  type MoneyHouse,
  nextDays,
  noticeOver,
  openMoneyHouse,
  pay,
  seen,
  signClaim,
  trainedPeople,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
let classId: string
beforeAll(async () => {
  money = await openMoneyHouse()
  classId = (await trainedPeople(money, { hired: 1, monitored: 1, unhired: 1, days: 6 })).classId
  await money.house.settleNews()
})
afterAll(() => money.house.close())

const calculation = (by = money.clerk) => by.call(contract.getMatterCalculation, { params: classMatter(classId) })
const WORKSHOP = 'gx-2022-7/10/workshop-training'
const LIVING = 'gx-2022-7/10/living-allowance'

describe('核算', () => {
  it('结业后自动核算；再核算没有变化，一行也不写', async () => {
    const { lines } = await calculation()
    expect(lines.filter(({ ruleId }) => ruleId === WORKSHOP || ruleId === LIVING).length).toBe(6)
    const again = await money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
    expect(again).toEqual({ decided: lines.length, written: 0, unchanged: lines.length })
    expect(await calculation()).toMatchObject({ lines: lines.map(({ revision }) => ({ revision })) })
  })

  it('每一笔都能打开：出勤天数、标准、封顶、条款、版本 [G-048][G-049]', async () => {
    const { lines } = await calculation()
    const line = lines.find((one) => one.ruleId === WORKSHOP && one.entitled)
    const params = { decisionId: line?.decisionId ?? '' }
    const explained = await money.clerk.call(contract.explainDecision, { params })
    expect(explained).toMatchObject({
      sentence: '200元 × 6天 = 1,200元 → 封顶 1,000元',
      amountFen: 100_000,
      uncappedFen: 120_000,
      clauses: ['桂人社发〔2022〕7号（十）'],
      packVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      revision: 1,
      replays: true,
      refusals: [],
    })
    expect(explained.steps.map((step) => step.resultFen)).toEqual([120_000, 100_000])
    expect(explained.checklist.every((check) => check.met)).toBe(true)
  })

  it('不符合的说明是哪个条件、查到什么、哪一条、怎样才会改变 [G-047]', async () => {
    const { refusals } = await calculation()
    const monitored = refusals.find((one) => one.sentence === '不符合：脱贫劳动力')
    expect(monitored?.people).toMatchObject([
      { found: '人员身份：防止返贫致贫监测对象；监测对象是否计入车间补贴人数：不计入' },
    ])
    const unhired = refusals.find((one) => one.sentence === '不符合：与车间签订劳动合同')
    expect(unhired).toMatchObject({ ruleId: WORKSHOP, cure: '请提供覆盖首次上课日至最后计补日的劳动合同' })
    const params = { decisionId: unhired?.people[0]?.decisionId ?? '' }
    const explained = await money.clerk.call(contract.explainDecision, { params })
    expect(explained).toMatchObject({ entitled: false, amountFen: 0, sentence: '不符合：与车间签订劳动合同' })
    expect(explained.refusals).toMatchObject([{ found: '劳动合同：未签订', cites: ['gx-2022-7#10'] }])
  })

  it('存下的事实重新判定一遍，结果相同；改动过的步骤被发现', async () => {
    const { lines } = await calculation()
    const decisionId = lines.find((one) => one.ruleId === LIVING)?.decisionId ?? ''
    const read = () => money.clerk.call(contract.explainDecision, { params: { decisionId } })
    expect((await read()).replays).toBe(true)
    const update = `update subsidies.basis set detail = jsonb_set(detail, '{facts,attendance,days}', '5')
      where id = (select basis_id from subsidies.decision where id = $1)`
    await expect(money.house.database.pool.query(update, [decisionId])).rejects.toThrow('permission denied')
  })

  it('有关的事实变了，写新的一版，旧版留存；无关的事实变了，不写', async () => {
    const { lines, refusals } = await calculation()
    const [first] = lines
    const monitored = refusals.find((one) => one.sentence === '不符合：脱贫劳动力')?.people[0]?.subjectName
    await money.workshop.call(issueCertificates, { params: { classId } })
    await money.house.settleNews()
    expect((await calculation()).lines.find((one) => one.decisionId === first?.decisionId)?.revision).toBe(1)
    const status = `update classes.enrollment set statuses = '{lifted-out-of-poverty}'
      where class_id = $1 and statuses = '{relapse-monitored}'`
    await asSystem(money, status, [classId])
    const changed = await money.clerk.call(contract.calculateMatter, { params: classMatter(classId) })
    // Every rule of this document looks at the status: all of one person.
    const [decided, written] = [lines.length, lines.filter((line) => line.subjectName === monitored).length]
    expect(changed).toEqual({ decided, written, unchanged: decided - written })
    const now = await calculation()
    expect(now.lines.filter((line) => line.revision === 2 && line.amountFen === 100_000).length).toBe(1)
    const { rows } = await asSystem(money, 'select count(*)::int as n from subsidies.decision where matter_id = $1', [
      classId,
    ])
    expect(rows[0].n).toBe(decided + written)
  })

  it('没有结业的班不能核算，外县的班看不见', async () => {
    const refused = async (by: typeof money.clerk, id: string) =>
      (await by.send(contract.calculateMatter, { params: classMatter(id) })).body.code
    const elsewhere = await money.house.as('county-clerk', { regionCode: SIBLING })
    expect(await refused(elsewhere, classId)).toBe('matter-unknown')
    const [on = ''] = await nextDays(money, 1)
    const session = {
      heldOn: on,
      startsAt: '08:30',
      endsAt: '17:30',
      classHours: 8,
      content: '实操',
      teacherName: '覃',
    }
    const budget = [{ item: 'living-allowance' as const, amountFen: 5_000 as Fen }]
    const open = await approvedClass(money, { ...classForm(), plannedHeads: 1, sessions: [session], budget })
    expect(await refused(money.clerk, open.id)).toBe('matter-not-ready')
    const other = await money.house.as('workshop', {
      organizationId: await money.organization('assistance-workshop', COUNTY),
    })
    expect(await refused(other, classId)).toBe('matter-unknown')
    const decisionId = (await calculation()).lines[0]?.decisionId ?? ''
    const hidden = await elsewhere.send(contract.explainDecision, { params: { decisionId } })
    expect(hidden.body.code).toBe('decision-unknown')
  })
})

describe('申报', () => {
  it('学员不能替培训单位申报全班的补贴', async () => {
    const params = { decisionId: (await calculation()).lines[0]?.decisionId }
    const { rows } = await asSystem(money, 'select person_id from subsidies.decision where id = $1', [
      params.decisionId,
    ])
    const me = await money.house.as('trainee', { personId: rows[0].person_id, regionCode: COUNTY })
    const refused = await me.send(contract.claimMatter, { params: classMatter(classId) })
    expect(refused.body.code).toBe('not-claimant')
  })

  it('没有签署资金申报承诺的不能申报 [L-129]', async () => {
    const refused = await money.workshop.send(contract.claimMatter, { params: classMatter(classId) })
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'commitment-missing', rules: [{ anchor: 'lz-2019-63#7-2' }] },
    })
  })

  it('班级由单位申报，不登记代为申领协议', async () => {
    const agreement = { personId: classId, number: '1', fileReference: '卷1', signedOn: '2024-06-03' }
    const params = classMatter(classId)
    const body = { agreements: [agreement] } as never
    const refused = await money.workshop.send(contract.recordAgreements, { params, body })
    expect(refused.body.code).toBe('not-agency')
  })

  it('清单由核算生成，不再录入；同一班再申报，没有可申报的款项', async () => {
    const { batches } = await claim(money, classId)
    expect(batches).toMatchObject([{ lineCount: 5, totalFen: 290_000 }])
    const refused = await money.workshop.send(contract.claimMatter, { params: classMatter(classId) })
    expect(refused.body.code).toBe('nothing-to-claim')
    const file = await seen(money.workshop, batches[0]?.id ?? '')
    expect(file.lines.map((line) => line.lineNumber)).toEqual([1, 2, 3, 4, 5])
    expect(file.budget).toBeNull()
  })

  it('同时点了几次申报，只有一个批次 [L-108]', async () => {
    const { classId: twice } = await trainedPeople(money, { hired: 2 })
    await signClaim(money, twice, money.workshop)
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => money.workshop.send(contract.claimMatter, { params: classMatter(twice) })),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409])
    const { rows } = await money.clerk.call(contract.listBatches, { query: { matterId: twice } })
    expect(rows.length).toBe(1)
  })
})

it('审批以后事实变了：这一行暂缓，不予支付后按新的核算再申报 [G-047]', async () => {
  const { classId: changing } = await trainedPeople(money, { hired: 2, days: 1 })
  const { batchId } = await claim(money, changing)
  await bringTo(money, batchId, 'published')
  const statuses = async (value: string) => {
    const update = `update classes.enrollment set statuses = $2 where class_id = $1 and person_id = $3`
    await asSystem(money, update, [changing, value, changed?.payeeId])
    await money.clerk.call(contract.calculateMatter, { params: classMatter(changing) })
  }
  const lines = (await seen(money.clerk, batchId)).lines
  const changed = lines.find((line) => line.payeeKind === 'person')
  await statuses('{}')
  await noticeOver(money, batchId)
  expect(await pay(money, batchId)).toMatchObject({ heldLines: 2, totalFen: 25_000 })
  const held = (await seen(money.clerk, batchId)).lines.filter((line) => line.place === 'held')
  expect(held.map((line) => line.reason)).toEqual([
    '申报依据第 1 版 50 元，现第 2 版为 0 元',
    '申报依据第 1 版 200 元，现第 2 版为 0 元',
  ])
  for (const { id: lineId } of held) {
    await money.decider.call(contract.rejectLine, { params: { lineId }, body: { reason: '身份不实' } })
  }
  await statuses('{lifted-out-of-poverty}')
  const again = await money.workshop.call(contract.claimMatter, { params: classMatter(changing) })
  expect(again.batches).toMatchObject([{ lineCount: 2, totalFen: 25_000 }])
  const { total } = await money.clerk.call(contract.controlTotal, { query: {} })
  expect(total.differenceFen).toBe(0)
})
