import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays } from '#kernel/dates'
import {
  asSystem,
  bringTo,
  businessDate,
  checkAccounts,
  claim,
  giveAccount,
  seen,
  turnTo,
} from '../../../../test/money-house.ts'
import { openReleaseDesk, type ReleaseDesk } from '../../../../test/release-desk.ts'
import * as contract from '../contract.ts'
import { odditiesOf, type Surroundings } from '../domain/oddities.ts'

/** Review by exception: clean lines pass together, odd ones need eyes; each step has its time. */
const clean: Surroundings = {
  uses: [{ slot: 'person-year|training-subsidy|p|2024', place: 2, atMost: 3 }],
  exceptions: [],
  overlaps: [],
  accountChangedOn: undefined,
  corrections: 0,
  educationFund: undefined,
  withdrawn: undefined,
  barred: undefined,
}
const third = [{ slot: 's', place: 3, atMost: 3 }]
const fourth = [{ slot: 's', place: 4, atMost: 4 }]
const day = '2024-06-03' as never

describe('哪一行要看', () => {
  it.each<[string, Partial<Surroundings>, string[]]>([
    ['都正常', {}, []],
    ['每日一次的限额不算临近', { uses: [{ slot: 'd', place: 1, atMost: 1 }] }, []],
    ['用到第3次', { uses: third }, ['near-limit']],
    ['第4次，例外已批', { uses: fourth, exceptions: ['s'] }, ['exception']],
    ['雨露计划重叠', { overlaps: [{ words: '雨露计划', from: day, until: day }] }, ['overlap']],
    ['账户刚换', { accountChangedOn: day }, ['account-changed']],
    [
      '考勤更正、列支职工教育经费',
      { corrections: 1, educationFund: '本班' },
      ['attendance-corrected', 'education-fund'],
    ],
    ['身份撤销', { withdrawn: '身份' }, ['status-withdrawn']],
    ['由处理决定取消', { barred: '已决定' }, ['barred']],
  ])('%s', (_, change, kinds) => {
    expect(odditiesOf({ ...clean, ...change }).map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('审核', () => {
  let desk: ReleaseDesk
  let batchId: string
  beforeAll(async () => {
    desk = await openReleaseDesk()
    await desk.usualAt('claimed')
    const classId = await desk.usual()
    batchId = (await claim(desk.money, classId)).batchId
    const person = (await seen(desk.money.clerk, batchId)).lines.find((line) => line.payeeKind === 'person')
    const payee = { payeeKind: 'person' as const, payeeId: person?.payeeId ?? '' }
    await giveAccount(desk.money, payee, demoBankCard(7))
    await checkAccounts(desk.money)
    await asSystem(desk.money, 'update classes.training_class set education_fund_fen = 100000 where id = $1', [classId])
  })
  afterAll(() => desk.money.house.close())

  const step = async (by = desk.money.clerk, endpoint = contract.firstReview) => {
    const { listHash, version } = await seen(by, batchId)
    return by.send(endpoint, { params: { batchId }, body: { listHash, version, note: '' } })
  }

  it('异常的行一行没看过，初审就办不成；每个审核人自己看，看过才能办 [L-108][L-113]', async () => {
    const view = await seen(desk.money.clerk, batchId)
    expect(view.odd).toEqual({ lines: 3, unseen: 3 })
    const kinds = view.lines.map(({ payeeKind, oddities }) => [payeeKind, oddities.map(({ kind }) => kind)])
    expect(kinds).toContainEqual(['person', ['account-changed', 'education-fund']])
    expect(kinds).toContainEqual(['organization', ['education-fund']])
    const refused = await step()
    expect([refused.body.code, refused.body.errors.length]).toEqual(['lines-not-seen', 3])
    const see = (by: typeof desk.money.clerk, lineId: string) =>
      by.send(contract.seeLine, { params: { lineId }, body: { note: '已核对银行卡' } })
    const early = await see(desk.money.reviewer, view.lines[0]?.id ?? '')
    expect(early.body.code).toBe('not-my-step')
    for (const { id } of view.lines) await see(desk.money.clerk, id)
    expect((await seen(desk.money.clerk, batchId)).odd).toEqual({ lines: 3, unseen: 0 })
    expect((await step()).body.state).toBe('first-reviewed')
    const next = await seen(desk.money.reviewer, batchId)
    expect(next.odd).toEqual({ lines: 3, unseen: 3 })
    expect(next.lines[0]?.seen).toMatchObject([{ step: 'first-review', note: '已核对银行卡' }])
    expect((await step(desk.money.reviewer, contract.secondReview)).body.code).toBe('lines-not-seen')
  })

  it('申报单位看得到办到哪一步、期限到哪天，看不到异常和资金账 [L-108]', async () => {
    const { lines, budget, last, odd, waits, history } = await seen(desk.money.workshop, batchId)
    expect([budget, last, odd.lines, lines.flatMap((line) => line.oddities)]).toEqual([null, null, 0, []])
    expect(history.map((one) => one.step)).toEqual(['claim', 'first-review'])
    const today = await businessDate(desk.money)
    expect(waits).toEqual({ since: today, dueOn: addDays(today, 10), overdue: false })
  })

  it('一页写明与上一批次相比多了多少、审批还要占用多少预算；超期列为超期待办 [L-108]', async () => {
    const view = await seen(desk.money.reviewer, batchId)
    expect(view.last).toMatchObject({ people: 2, totalFen: view.totalFen })
    expect(view.budget?.takesFen).toBe(0)
    await turnTo(desk.money, addDays(await businessDate(desk.money), 11))
    expect((await seen(desk.money.reviewer, batchId)).waits?.overdue).toBe(true)
    const { rows } = await desk.money.reviewer.call(contract.listBatches, { query: { waiting: 'me' } })
    expect(rows.map((row) => row.waits?.overdue)).toEqual([true])
    await bringTo(desk.money, batchId, 'claimed')
  })
})
