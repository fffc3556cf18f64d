import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#platform/auth'
import { COUNTY, SIBLING, type Villager } from '../../../../test/class-house.ts'
import { classMatter } from '../../../../test/class-matter.ts'
import type { Client } from '../../../../test/harness.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  claim,
  classOf,
  type MoneyHouse,
  nextDays,
  noticeOver,
  openMoneyHouse,
  reservedElsewhere,
  type Stage,
  seen,
  tamper,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
let people: Villager[]
beforeAll(async () => {
  money = await openMoneyHouse()
  people = await money.villagers(1)
})
afterAll(() => money.house.close())

/** A new batch of one line at a stage. */
async function batchAt(stage: Stage | 'returned' | 'lapsed' | 'rejected'): Promise<string> {
  const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 1)))
  if (stage === 'returned' || stage === 'lapsed') await act(money.clerk, batchId, 'return')
  else if (stage === 'rejected') await act(money.clerk, batchId, 'reject')
  else await bringTo(money, batchId, stage)
  if (stage === 'lapsed') await act(money.clerk, batchId, 'end')
  return batchId
}

const acts = {
  'first-review': contract.firstReview,
  'second-review': contract.secondReview,
  approve: contract.approveBatch,
  publish: contract.publishBatch,
  return: contract.returnBatch,
  reject: contract.rejectBatch,
  end: contract.endReturned,
  pay: contract.payBatch,
} as const
type Act = keyof typeof acts

/** Sends an act with what the batch shows now, whoever sends it. */
async function act(by: Client, batchId: string, name: Act, known?: { listHash: string; version: number }) {
  const { listHash, version } = known ?? (await seen(money.clerk, batchId))
  const body = { listHash, version, note: '', reasons: ['请补正'], reason: '不予受理' }
  return by.send(acts[name] as typeof contract.returnBatch, { params: { batchId }, body })
}

/** What the regulations of the room say, written out: everything else is refused. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  claimed: ['first-review county-clerk', 'return county-clerk', 'reject county-clerk'],
  'first-reviewed': ['second-review second-reviewer', 'return second-reviewer', 'reject second-reviewer'],
  'second-reviewed': ['approve approver', 'return approver', 'reject approver'],
  approved: ['publish county-clerk'],
  published: ['pay finance'],
  paying: ['pay finance'],
  returned: ['end county-clerk'],
  lapsed: [],
  rejected: [],
}
const roles: readonly Role[] = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'finance',
  'accountant',
  'workshop',
  'city-officer',
  'region-officer',
  'trainee',
  'auditor',
]

let everyRole: Promise<(readonly [Role, Client])[]>
beforeAll(() => {
  everyRole = Promise.all(
    roles.map(async (role) => {
      const organizationId = role === 'workshop' ? money.workshopId : undefined
      return [role, await money.house.as(role, { regionCode: COUNTY, organizationId })] as const
    }),
  )
})

describe('谁在哪一步能办什么：状态 × 办理 × 岗位', () => {
  it.each(Object.keys(allowed))('%s：表外的一律拒绝，批次不变 [L-108]', async (state) => {
    const batchId = await batchAt(state as Stage)
    const before = await seen(money.clerk, batchId)
    for (const name of Object.keys(acts) as Act[]) {
      for (const [role, client] of await everyRole) {
        if (allowed[state]?.includes(`${name} ${role}`)) continue
        const { status, body } = await act(client, batchId, name, before)
        expect([name, role, status, body.code]).toEqual([name, role, expect.any(Number), expect.any(String)])
        expect(['role-refused', 'state-forbids', 'batch-unknown']).toContain(body.code)
      }
    }
    expect(await seen(money.clerk, batchId)).toMatchObject({ state: before.state, version: before.version })
  })

  it('表内的都能办成，逐步走到付款 [L-108]', async () => {
    const batchId = await batchAt('claimed')
    const walk: readonly [Act, Client, string][] = [
      ['return', money.clerk, 'returned'],
      ['first-review', money.clerk, 'first-reviewed'],
      ['return', money.reviewer, 'returned'],
      ['first-review', money.clerk, 'first-reviewed'],
      ['second-review', money.reviewer, 'second-reviewed'],
      ['return', money.decider, 'returned'],
      ['first-review', money.clerk, 'first-reviewed'],
      ['second-review', money.reviewer, 'second-reviewed'],
      ['approve', money.decider, 'approved'],
      ['publish', money.clerk, 'published'],
    ]
    for (const [name, by, state] of walk) {
      const { state: now, matterId } = await seen(money.clerk, batchId)
      const again = { params: classMatter(matterId), body: { note: '已补正' } }
      if (now === 'returned') await money.workshop.call(contract.claimMatter, again)
      expect([name, (await act(by, batchId, name)).body.state]).toEqual([name, state])
    }
    await noticeOver(money, batchId)
    expect((await act(money.payer, batchId, 'pay')).status).toBe(200)
    for (const [stage, by] of [
      ['first-reviewed', money.reviewer],
      ['second-reviewed', money.decider],
    ] as const) {
      const other = await batchAt(stage)
      expect((await act(by, other, 'reject')).body.state).toBe('rejected')
    }
  })
})

describe('同一自然人', () => {
  const duties = ['claim', 'first-review', 'second-review', 'approve', 'pay', 'reconcile'] as const
  type DutyName = (typeof duties)[number]
  const roleOf: Readonly<Record<DutyName, Role>> = {
    claim: 'workshop',
    'first-review': 'county-clerk',
    'second-review': 'second-reviewer',
    approve: 'approver',
    pay: 'finance',
    reconcile: 'accountant',
  }
  /** Pairs that one human being may hold: no clause and no pair of the house forbids them. */
  const free = [
    'claim pay',
    'claim reconcile',
    'first-review pay',
    'second-review pay',
    'first-review reconcile',
    'second-review reconcile',
    'approve reconcile',
  ]
  const pairs = duties.flatMap((first, index) => duties.slice(index + 1).map((second) => [first, second] as const))

  const isFree = ([first, second]: readonly [DutyName, DutyName]) => free.includes(`${first} ${second}`)

  it.each(pairs.filter((pair) => !isFree(pair)))(
    '%s 与 %s 不能是一个人，换了账号也不行 [L-108]',
    async (first, second) => {
      expect(await bothBy(first, second)).toContain('duty-conflict')
    },
  )

  it.each(pairs.filter(isFree))('%s 与 %s 没有规定须分开', async (first, second) => {
    expect(await bothBy(first, second)).toBeUndefined()
  })

  /** One human being with two accounts does both; gives back the refusal of the second, if any. */
  async function bothBy(first: DutyName, second: DutyName): Promise<string | undefined> {
    const human = `两个账号-${first}-${second}`
    const account = (duty: DutyName) =>
      money.house.as(roleOf[duty], {
        human,
        regionCode: COUNTY,
        ...(duty === 'claim' && { organizationId: money.workshopId }),
      })
    const hands = { ...money, ...handsOf({ [first]: await account(first), [second]: await account(second) }) }
    const { batchId } = await claim(hands, await classOf(money, people, await nextDays(money, 1)), hands.workshop)
    return until(hands, batchId, second)
  }

  const handsOf = (by: Partial<Record<DutyName, Client>>) => ({
    ...(by.claim && { workshop: by.claim }),
    ...(by['first-review'] && { clerk: by['first-review'] }),
    ...(by['second-review'] && { reviewer: by['second-review'] }),
    ...(by.approve && { decider: by.approve }),
    ...(by.pay && { payer: by.pay }),
    ...(by.reconcile && { accountant: by.reconcile }),
  })

  /** Walks until the duty is done, and gives back the refusal if there was one. */
  async function until(hands: MoneyHouse, batchId: string, last: DutyName): Promise<string | undefined> {
    const stage = { 'first-review': 'first-reviewed', 'second-review': 'second-reviewed', approve: 'approved' } as const
    try {
      if (last in stage) await bringTo(hands, batchId, stage[last as keyof typeof stage])
      else await bringTo(hands, batchId, 'paying')
      if (last === 'reconcile') {
        const { orders } = await seen(hands.clerk, batchId)
        await bankAnswers(hands, batchId, orders[0]?.id ?? '')
      }
      return undefined
    } catch (error) {
      return String(error)
    }
  }

  it('数据库另有一道：绕过程序直接写入同样被拒 [L-108]', async () => {
    const batchId = await batchAt('first-reviewed')
    const { naturalPersonId, userId } = money.clerk.actor
    const insert = `insert into auth.duty_taken (matter_id, duty, natural_person_id, user_id) values ($1, 'second-review', $2, $3)`
    await expect(asSystem(money, insert, [batchId, naturalPersonId, userId])).rejects.toThrow('初审与复核')
  })
})

describe('清单', () => {
  it('冻结以后一行也不能改、不能加、不能删：数据库拒绝 [L-108]', async () => {
    const batchId = await batchAt('second-reviewed')
    const [line] = (await seen(money.clerk, batchId)).lines
    const id = [line?.id]
    await expect(asSystem(money, 'update subsidies.line set amount_fen = 1', [])).rejects.toThrow('permission denied')
    await expect(asSystem(money, 'delete from subsidies.line where id = $1', id)).rejects.toThrow('已冻结')
    const copy = `insert into subsidies.line select gen_random_uuid(), batch_id, 99, decision_id, matter_kind, matter_id,
      subject_id, subject_name, person_id, township, region_code, organization_id, rule_id, component, item, payee_kind, payee_id,
      payee_name, fund_source, service_from, service_until, 99, amount_fen, posted_fen, trace from subsidies.line where id = $1`
    await expect(asSystem(money, copy, id)).rejects.toThrow('已冻结')
    const hash = `update subsidies.batch set list_hash = repeat('0', 64) where id = $1`
    await expect(asSystem(money, hash, [batchId])).rejects.toThrow('已冻结')
    await bringToApproved(batchId)
    const thaw = `update subsidies.batch set frozen_at = null, state = 'returned' where id = $1`
    await expect(asSystem(money, thaw, [batchId])).rejects.toThrow('不能解除冻结')
  })

  const bringToApproved = (batchId: string) => act(money.decider, batchId, 'approve')

  it('看到的清单和现在的清单不同，或清单被动过，一步也办不成', async () => {
    const batchId = await batchAt('claimed')
    const { version, listHash } = await seen(money.clerk, batchId)
    const send = (body: { listHash: string; version: number }) =>
      money.clerk.send(contract.firstReview, { params: { batchId }, body })
    expect((await send({ listHash: '0'.repeat(64), version })).body.code).toBe('list-changed')
    expect((await send({ listHash, version: version + 1 })).body.code).toBe('stale')
    const more = 'update subsidies.line set amount_fen = amount_fen + 1 where batch_id = $1'
    await tamper(money, 'subsidies.line', more, [batchId])
    expect((await send({ listHash, version })).body.code).toBe('list-changed')
  })

  it('否决的批次每行都不予支付，位次释放，不再变化', async () => {
    const batchId = await batchAt('rejected')
    const { control, lines } = await seen(money.clerk, batchId)
    expect(lines.map((line) => [line.place, line.reason])).toEqual([['rejected', '不予受理']])
    expect(control).toMatchObject({ rejectedFen: control.entitledFen, differenceFen: 0 })
    const uses = await asSystem(
      money,
      `select count(*)::int as n from people.limit_use u join subsidies.line l on l.id = u.matter_id
        where l.batch_id = $1 and u.released_on is null`,
      [batchId],
    )
    expect(uses.rows[0].n).toBe(0)
    await expect(
      asSystem(money, `update subsidies.batch set state = 'claimed' where id = $1`, [batchId]),
    ).rejects.toThrow('否决')
    await expect(asSystem(money, 'delete from subsidies.line where batch_id = $1', [batchId])).rejects.toThrow('否决')
  })

  it('来源不合、没有账户的说清楚；外县看不见', async () => {
    const classId = await classOf(money, people, await nextDays(money, 1))
    await reservedElsewhere(money, classId, 'unemployment-insurance-surplus')
    await expect(claim(money, classId)).rejects.toThrow('source-not-allowed')
    const batchId = await batchAt('second-reviewed')
    await asSystem(money, `update subsidies.batch set fund_source = 'poverty-relief-fund' where id = $1`, [batchId])
    expect((await act(money.decider, batchId, 'approve')).body.code).toBe('account-missing')
    const elsewhere = await money.house.as('approver', { regionCode: SIBLING })
    expect((await elsewhere.send(contract.getBatch, { params: { batchId } })).body.code).toBe('batch-unknown')
  })
})
