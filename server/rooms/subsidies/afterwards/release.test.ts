import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelClass } from '#classes/contract'
import { getTrialBalance } from '#funds/contract'
import { yuan } from '#kernel/money'
import { approvedClass, classForm, heldOn } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import { asSystem, bankAnswers, claim, nextDays, seen } from '../../../../test/money-house.ts'
import { DUE, openReleaseDesk, RESERVED, type ReleaseDesk } from '../../../../test/release-desk.ts'
import * as contract from '../contract.ts'

/** What a class's approval reserves comes back when, and only when, nothing of the class can cost money any more. */
let desk: ReleaseDesk
beforeAll(async () => {
  desk = await openReleaseDesk()
})
afterAll(() => desk.money.house.close())

/** How a history ends: where the money of its class is then, and why the rest came back if it did. */
interface Ending {
  readonly classId: string
  readonly paid?: number
  /** Owed: posted, neither sent nor refused. */
  readonly payable?: number
  readonly transit?: number
  /** Still reserved for the class. */
  readonly kept?: number
  readonly why?: string
}
type History = readonly [title: string, run: () => Promise<Ending>]

const rejectedAt =
  (stage: 'claimed' | 'first-reviewed' | 'second-reviewed', by: 'clerk' | 'reviewer' | 'decider') => async () => {
    const { classId, batchId } = await desk.usualAt(stage)
    expect((await desk.decide(batchId, desk.money[by], 'reject')).status).toBe(200)
    return { classId, why: '被否决' }
  }

/** Nothing of the class can cost money any more: all that is not paid comes back. */
const done: readonly History[] = [
  [
    '全部付清',
    async () => {
      const { classId, batchId } = await desk.usualAt('published')
      await desk.settle(batchId)
      return { classId, paid: DUE, why: '办结' }
    },
  ],
  [
    '(a) 全部超过限额，一行也没有',
    async () => {
      const classId = await desk.held(desk.unhired)
      await desk.paidElsewhere(classId, 1)
      expect(await claim(desk.money, classId)).toMatchObject({ batches: [], emptied: [], cutLines: 1, cutFen: 5_000 })
      return { classId, why: '申报时没有可申报的款项' }
    },
  ],
  [
    '(a) 一笔超过限额，其余付清',
    async () => {
      const classId = await desk.usual()
      await desk.paidElsewhere(classId, 1)
      const { batchId, cutFen } = await claim(desk.money, classId)
      expect(cutFen).toBe(5_000)
      await desk.publish(batchId)
      await desk.settle(batchId)
      return { classId, paid: DUE - 5_000, why: '办结' }
    },
  ],
  ['(b) 最后一个批次在初审时被否决', rejectedAt('claimed', 'clerk')],
  ['(b) 最后一个批次在复核时被否决', rejectedAt('first-reviewed', 'reviewer')],
  ['(b) 最后一个批次在审批时被否决', rejectedAt('second-reviewed', 'decider')],
  [
    '(b) 审批以后每一行都不予支付',
    async () => {
      const { classId, batchId } = await desk.usualAt('approved')
      for (const { id } of await desk.linesOf(batchId)) await desk.rejectLine(id)
      return { classId, why: '办结' }
    },
  ],
  [
    '(b) 最后一行不予支付，其余已到账',
    async () => {
      const { classId, batchId } = await desk.usualAt('published')
      const { lineId, amountFen } = await desk.holdFirst(batchId)
      await desk.settle(batchId)
      await desk.rejectLine(lineId)
      return { classId, paid: DUE - amountFen, why: '办结' }
    },
  ],
  [
    '(c) 结业核算后没有一个人符合条件',
    async () => {
      const classId = await desk.held(desk.plain)
      return { classId, why: '核算后没有可申报的款项' }
    },
  ],
  [
    '(c) 还没有申报，重新核算后都不符合',
    async () => {
      const classId = await desk.usual()
      await desk.statusesOf(classId, '{}')
      await desk.calculate(classId)
      return { classId, why: '核算后没有可申报的款项' }
    },
  ],
  [
    '(c) 申报时才发现都不符合',
    async () => {
      const classId = await desk.usual()
      await desk.statusesOf(classId, '{}')
      expect(await claim(desk.money, classId)).toMatchObject({ batches: [], emptied: [], cutLines: 0 })
      expect((await desk.reclaim(classId)).body.code).toBe('nothing-to-claim')
      return { classId, why: '申报时没有可申报的款项' }
    },
  ],
  [
    '(d) 退回的批次再申报时已经一行不剩',
    async () => {
      const { classId, batchId } = await desk.usualAt('claimed')
      const { number } = await seen(desk.money.clerk, batchId)
      await desk.decide(batchId, desk.money.clerk, 'return')
      await desk.statusesOf(classId, '{}')
      const reason = '重新核算后没有可申报的款项（退回时 3 行、300 元），批次不再申报'
      const again = await desk.reclaim(classId)
      expect(again.body).toMatchObject({ batches: [], emptied: [{ id: batchId, number, reason }] })
      const batch = await seen(desk.money.clerk, batchId)
      expect(batch).toMatchObject({ state: 'rejected', lineCount: 0, totalFen: 0, lines: [], acts: [] })
      expect(batch.history.at(-1)).toMatchObject({ step: 'reject', reasons: [reason] })
      return { classId, why: '申报时没有可申报的款项' }
    },
  ],
  [
    '(d) 退回的批次没有再申报，由县里终结',
    async () => {
      const { classId, batchId } = await desk.usualAt('claimed')
      await desk.decide(batchId, desk.money.clerk, 'return')
      expect((await desk.linesOf(batchId)).map(({ place }) => place)).toEqual(['returned', 'returned', 'returned'])
      expect((await desk.end(batchId)).body.code).toBe('return-not-overdue')
      expect((await desk.end(batchId, '车间已停产，不再补正')).body.state).toBe('lapsed')
      const { control, lines, history } = await seen(desk.money.clerk, batchId)
      expect(new Set(lines.map(({ place, reason }) => `${place} ${reason}`))).toEqual(
        new Set(['rejected 退回补正的批次终结：车间已停产，不再补正']),
      )
      expect(history.at(-1)).toMatchObject({ step: 'end', reasons: ['车间已停产，不再补正'] })
      expect(control).toMatchObject({ rejectedFen: DUE, entitledFen: DUE, toPayFen: 0, differenceFen: 0 })
      return { classId, why: '退回以后终结' }
    },
  ],
  [
    '(d) 退回的批次再申报时全部超过限额',
    async () => {
      const classId = await desk.held(desk.unhired)
      const { batchId } = await claim(desk.money, classId)
      await desk.decide(batchId, desk.money.clerk, 'return')
      const own = `update people.limit_use u set released_on = taken_on, released_because = '测试' from subsidies.line l
        where l.id = u.matter_id and l.batch_id = $1`
      await asSystem(desk.money, own, [batchId])
      await desk.paidElsewhere(classId, 1)
      const again = await desk.reclaim(classId)
      expect(again.body).toMatchObject({ batches: [], emptied: [{ id: batchId }], cutFen: 5_000 })
      return { classId, why: '申报时没有可申报的款项' }
    },
  ],
  [
    '批准以后没有上课就取消',
    async () => {
      const budget = [{ item: 'living-allowance' as const, amountFen: yuan(100) }]
      const days = await nextDays(desk.money, 1)
      const { id: classId, version } = await approvedClass(desk.money, { ...classForm(), ...heldOn(...days), budget })
      await desk.money.decider.call(cancelClass, { params: { classId }, body: { version, note: '招不到人' } })
      return { classId, why: '取消开班' }
    },
  ],
]

/** Something may still cost money: nothing comes back. */
const open: readonly History[] = [
  ['刚结业，还没有申报', async () => ({ classId: await desk.usual(), kept: RESERVED })],
  ['批次在审核', async () => ({ ...(await desk.usualAt('second-reviewed')), kept: RESERVED })],
  [
    '批次被退回，等补正',
    async () => {
      const { classId, batchId } = await desk.usualAt('claimed')
      await desk.decide(batchId, desk.money.clerk, 'return')
      return { classId, kept: RESERVED }
    },
  ],
  ['已审批，没有付', async () => ({ ...(await desk.usualAt('published')), payable: DUE, kept: RESERVED - DUE })],
  ['银行还没有答复', async () => ({ ...(await desk.usualAt('paying')), transit: DUE, kept: RESERVED - DUE })],
  [
    '银行退回一笔，其余到账',
    async () => {
      const { classId, batchId } = await desk.usualAt('paying')
      const [order] = (await seen(desk.money.accountant, batchId)).orders
      const back = order?.items.find((item) => item.amountFen === 5_000)
      await bankAnswers(desk.money, batchId, order?.id ?? '', { [back?.sequence ?? 0]: '退回,账户已销' })
      return { classId, paid: DUE - 5_000, payable: 5_000, kept: RESERVED - DUE }
    },
  ],
  [
    '一行暂缓，其余到账',
    async () => {
      const { classId, batchId } = await desk.usualAt('published')
      const { amountFen } = await desk.holdFirst(batchId)
      expect((await desk.settle(batchId)).batchClosed).toBe(false)
      return { classId, paid: DUE - amountFen, payable: amountFen, kept: RESERVED - DUE }
    },
  ],
  [
    '一个批次被否决，另一个还在办',
    async () => {
      const { classId, batchId } = await desk.usualAt('published')
      const { own } = await desk.lineOfUnhired(batchId)
      await desk.rejectLine(own.id)
      const second = await desk.claimAnew(classId)
      expect((await desk.decide(second, desk.money.clerk, 'reject')).status).toBe(200)
      const left = DUE - own.amountFen
      return { classId, payable: left, kept: RESERVED - left }
    },
  ],
]

/** Runs a history, and compares the fund account before the class was approved and after all of it. */
async function follow(run: History[1]) {
  const before = await desk.books()
  const { classId, paid = 0, payable = 0, transit = 0, kept = 0, why } = await run()
  await desk.money.house.settleNews()
  const after = await desk.books()
  expect(after.balances).toEqual({
    ...before.balances,
    available: before.balances.available - (paid + payable + transit + kept),
    reserved: before.balances.reserved + kept,
    payable: before.balances.payable + payable,
    'in-transit': before.balances['in-transit'] + transit,
    paid: before.balances.paid + paid,
  })
  const releases = await desk.journalsOf(classId, 'release')
  expect(releases.every(({ document }) => why !== undefined && document.includes(why))).toBe(true)
  await asked(classId)
  return releases
}

/** Asked again, nothing more moves; every account balances, recounted from its postings. */
async function asked(classId: string) {
  const before = await desk.books()
  const { length } = await desk.journalsOf(classId, 'release')
  await desk.money.clerk.send(contract.calculateMatter, { params: classMatter(classId) })
  await desk.money.house.settleNews()
  expect(await desk.books()).toEqual(before)
  expect(await desk.journalsOf(classId, 'release')).toHaveLength(length)
  expect((await desk.money.accountant.call(getTrialBalance, { query: {} })).balanced).toBe(true)
  expect((await desk.money.clerk.call(contract.controlTotal, { query: {} })).total.differenceFen).toBe(0)
}

describe('班级再没有待办的补贴，预留全部退回，写明为什么', () => {
  it.each(done)('%s [G-055]', async (_, run) => {
    expect((await follow(run)).length).toBeGreaterThan(0)
  })
})

describe('还有待办的补贴，预留一分不退', () => {
  it.each(open)('%s [G-055]', async (_, run) => {
    expect(await follow(run)).toEqual([])
  })
})
