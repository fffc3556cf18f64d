import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type DateText } from '#kernel/dates'
import { getWorkQueue } from '#platform/auth/contract'
import { SIBLING } from '../../../../test/class-house.ts'
import {
  asSystem,
  bankAnswers,
  type MoneyHouse,
  noticeOver,
  pay,
  seen,
  suspended,
  tamper,
  turnTo,
} from '../../../../test/money-house.ts'
import { openPaymentDesk, type PaymentDesk } from '../../../../test/payment-desk.ts'
import { queriesOf } from '../../../../test/queries-of.ts'
import { findBatch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import * as contract from '../contract.ts'
import { checkLines } from './gate.ts'

let desk: PaymentDesk
let money: MoneyHouse
beforeAll(async () => {
  desk = await openPaymentDesk()
  money = desk.money
})
afterAll(() => money.house.close())

describe('支付前核查', () => {
  it('公示期没满，一分也不付；审批记应付，付款记在途；公示没满、钱已发出的不在财务的待办里 [L-107][L-109]', async () => {
    const batchId = await desk.batchAt('published')
    const refused = await desk.sendPay(batchId)
    expect(refused).toMatchObject({ status: 409, body: { code: 'gate-closed' } })
    expect(refused.body.errors.map((error: { code: string }) => error.code)).toEqual(['notice-over'])
    const lines = await desk.linesOf(batchId)
    expect(
      await desk.bookedTo(
        'payable',
        lines.map((line) => line.id),
      ),
    ).toBe(110_000)
    const { notice, waits: until } = await seen(money.payer, batchId)
    const from = addDays((notice?.endsOn ?? '') as DateText, 1)
    expect(until).toEqual({ since: from, dueOn: addDays(from, 10), overdue: false })
    const waits = async () => {
      const { items } = await money.payer.call(getWorkQueue)
      const { rows, total } = await money.payer.call(contract.listBatches, { query: { waiting: 'me' } })
      return [items.find(({ key }) => key === 'batches-waiting')?.count, total, rows.map(({ id }) => id)]
    }
    await turnTo(money, notice?.endsOn ?? '')
    expect((await desk.sendPay(batchId)).body.code).toBe('gate-closed')
    expect(await waits()).toEqual([undefined, 0, []])
    await noticeOver(money, batchId)
    expect(await waits()).toEqual([1, 1, [batchId]])
    expect((await desk.sendPay(batchId)).body).toMatchObject({ items: 4, totalFen: 110_000, heldLines: 0 })
    expect(await waits()).toEqual([undefined, 0, []])
    const order = await desk.orderOf(batchId)
    expect(await desk.bookedTo('in-transit', order?.items.map((item) => item.id) ?? [])).toBe(110_000)
  })

  it('每项核查有名称、结果和依据，事先就能看；收款人再多，问的次数不变', async () => {
    const batchId = await desk.batchAt('published')
    await noticeOver(money, batchId)
    const gate = await money.payer.call(contract.getGate, { params: { batchId } })
    expect(gate).toMatchObject({ open: true, payableFen: 110_000, heldFen: 0 })
    expect((await money.workshop.send(contract.getGate, { params: { batchId } })).status).toBe(403)
    expect(gate.checks.map((check) => check.check)).toEqual([
      'list-unchanged',
      'notice-over',
      'money-booked',
      'payer-free',
    ])
    const [line] = gate.lines
    expect(line?.checks.every((check) => check.passed && check.evidence.length > 0)).toBe(true)
    const asked = (count: number) =>
      queriesOf(money.house.database, money.payer.actor, async (tx) => {
        const batch = await findBatch(tx, batchId)
        if (batch) await checkLines(tx, money.payer.actor, batch, (await selectLines(tx, batchId)).slice(0, count))
      })
    expect(await asked(5)).toBe(await asked(1))
  })

  it.each([
    ['账户没有核实', 'account-checked', 'update organizations.payee_account set checked_by = null, checked_on = null'],
    [
      '账户刚刚核实',
      'account-settled',
      'update organizations.payee_account set checked_on = (select today from platform.business_clock)',
    ],
    ['户名是别人', 'holder-is-payee', "update organizations.payee_account set holder_name = '韦他人'"],
    ['没有账户', 'account-present', 'update organizations.payee_account set replaced_at = now()'],
  ])('%s：这一行暂缓，其余照付', async (_, check, statement) => {
    const batchId = await desk.batchAt('published')
    await noticeOver(money, batchId)
    const line = (await desk.linesOf(batchId)).find((one) => one.payeeKind === 'person')
    const held = await withAccount(line?.payeeId ?? '', statement, async () => {
      const gate = await money.payer.call(contract.getGate, { params: { batchId } })
      const failed = gate.lines.flatMap((one) => one.checks.filter((done) => !done.passed).map((done) => done.check))
      expect(failed[0]).toBe(check)
      return (await desk.sendPay(batchId)).body
    })
    expect(held).toMatchObject({ heldLines: 1, heldFen: 10_000, totalFen: 100_000 })
    expect((await desk.placesOf(batchId)).sort()).toEqual([
      'held',
      'in-transit',
      'in-transit',
      'in-transit',
      'in-transit',
    ])
    expect((await seen(money.clerk, batchId)).control).toMatchObject({
      heldFen: 10_000,
      toPayFen: 100_000,
      differenceFen: 0,
    })
    const supplement = await pay(money, batchId)
    expect(supplement).toMatchObject({ supplement: 1, totalFen: 10_000 })
  })

  it('收款人在审批以后更名的，现在名下的账户照付', async () => {
    const batchId = await desk.batchAt('published')
    await noticeOver(money, batchId)
    const [line] = (await desk.linesOf(batchId)).filter((one) => one.payeeKind === 'person')
    const rename = (name: string) =>
      asSystem(money, 'update people.person set name = $2 where id = $1', [line?.payeeId, name])
    await withAccount(
      line?.payeeId ?? '',
      "update organizations.payee_account set holder_name = '韦新名'",
      async () => {
        expect((await money.payer.call(contract.getGate, { params: { batchId } })).heldFen).toBe(line?.amountFen)
        await rename('韦新名')
        expect(await pay(money, batchId)).toMatchObject({ heldLines: 0, totalFen: 110_000 })
      },
    )
    await rename(line?.payeeName ?? '')
  })

  /** Runs with one payee's account altered, and puts it back. */
  async function withAccount<T>(payeeId: string, statement: string, run: () => Promise<T>): Promise<T> {
    const { rows } = await asSystem(
      money,
      'select * from organizations.payee_account where payee_id = $1 and replaced_at is null',
      [payeeId],
    )
    const [row] = rows
    await tamper(money, 'organizations.payee_account', `${statement} where id = $1`, [row.id])
    const result = await run()
    const back = `update organizations.payee_account
      set checked_by = $2, checked_on = $3, holder_name = $4, replaced_at = null where id = $1`
    await tamper(money, 'organizations.payee_account', back, [row.id, row.checked_by, row.checked_on, row.holder_name])
    return result
  }

  it('两人同一账号、收款单位被暂停、账户由付款人经手：都暂缓', async () => {
    const batchId = await desk.batchAt('published')
    await noticeOver(money, batchId)
    const lines = await desk.linesOf(batchId)
    const [one, two] = lines.filter((line) => line.payeeKind === 'person')
    const shared = `update organizations.payee_account a set account_index = b.account_index from organizations.payee_account b
      where a.payee_id = $1 and b.payee_id = $2 and a.replaced_at is null and b.replaced_at is null`
    const own = (
      await asSystem(
        money,
        'select id, account_index, entered_by from organizations.payee_account where payee_id = $1 and replaced_at is null',
        [one?.payeeId],
      )
    ).rows[0]
    await tamper(money, 'organizations.payee_account', shared, [one?.payeeId, two?.payeeId])
    await suspended(money, money.workshopId, '被查处')
    const third = lines.filter((line) => line.payeeKind === 'person')[2]
    await tamper(
      money,
      'organizations.payee_account',
      'update organizations.payee_account set entered_by = $2 where payee_id = $1 and replaced_at is null',
      [third?.payeeId, money.payer.actor.naturalPersonId],
    )
    const refused = await desk.sendPay(batchId)
    expect(refused.body.code).toBe('nothing-to-pay')
    const codes = refused.body.errors.map((error: { code: string }) => error.code)
    expect(new Set(codes)).toEqual(
      new Set(['account-not-shared', 'payee-in-good-standing', 'payer-not-account-changer']),
    )
    await tamper(
      money,
      'organizations.payee_account',
      'update organizations.payee_account set account_index = $2 where id = $1',
      [own.id, own.account_index],
    )
    await suspended(money, money.workshopId, null)
    await tamper(
      money,
      'organizations.payee_account',
      'update organizations.payee_account set entered_by = $2 where payee_id = $1',
      [third?.payeeId, own.entered_by],
    )
    expect((await pay(money, batchId)).totalFen).toBe(110_000)
  })
})

describe('不会付两次', () => {
  it('连点、并行、换幂等键：只有一次付款 [L-108]', async () => {
    const batchId = await desk.batchAt('published')
    await noticeOver(money, batchId)
    const answers = await Promise.all([
      desk.sendPay(batchId, 'same-key-1'),
      desk.sendPay(batchId, 'same-key-1'),
      desk.sendPay(batchId),
      desk.sendPay(batchId),
    ])
    const ids = new Set(answers.filter((answer) => answer.status === 200).map((answer) => answer.body.orderId))
    expect(ids.size).toBe(1)
    expect(
      answers.filter((answer) => answer.status !== 200).every((answer) => answer.body.code === 'nothing-to-pay'),
    ).toBe(true)
    const { orders } = await seen(money.payer, batchId)
    expect(orders.map((order) => order.totalFen)).toEqual([110_000])
  })

  it('付款文件：列、校验码齐全，同一指令每次逐字节相同；只有付款岗能导出', async () => {
    const batchId = await desk.batchAt('paying')
    const order = await desk.orderOf(batchId)
    const params = { orderId: order?.id ?? '' }
    const csv = await money.payer.send(contract.exportOrder, { params })
    expect((await money.payer.send(contract.exportOrder, { params })).bytes.equals(csv.bytes)).toBe(true)
    const [head, first] = csv.bytes.toString('utf8').replace('\uFEFF', '').split(/\r?\n/)
    expect(head).toBe('序号,收款人,账号,开户行,金额,用途,批次,清单校验码,文件校验码')
    expect(first).toContain(`${order?.listHash},${order?.fileHash}`)
    const refused = await money.accountant.send(contract.exportOrder, { params })
    expect(refused.status).toBe(403)
    const elsewhere = await money.house.as('finance', { regionCode: SIBLING })
    const hidden = await elsewhere.send(contract.exportOrder, { params })
    expect(hidden.body.code).toBe('order-unknown')
  })
})

describe('撤回以后', () => {
  /** Withdrawn and refused, and paid by the bank all the same. */
  async function paidRefused() {
    const { batchId, orderId, person, line } = await desk.sent()
    await desk.withdraw(money.payer, orderId, { sequences: [person.sequence] })
    await money.decider.call(contract.rejectLine, { params: { lineId: line.id }, body: { reason: '异议成立' } })
    expect(await bankAnswers(money, batchId, orderId)).toMatchObject({ confirmed: 4, batchClosed: true })
    await money.house.settleNews()
    const { rows } = await money.decider.call(contract.listAdjustments, {
      query: { matterId: (await seen(money.clerk, batchId)).matterId },
    })
    const reasonOf = async () => (await desk.linesOf(batchId)).find(({ id }) => id === line.id)?.reason
    return { batchId, line, rows, reasonOf, params: { adjustmentId: rows[0]?.id ?? '' } }
  }

  it('撤回以后不予支付的，银行却付了：同样入账，同样追回，写明是不予支付的 [L-107]', async () => {
    const { batchId, line, rows, reasonOf, params } = await paidRefused()
    expect(await desk.control(batchId)).toEqual([1_100, 0, 100, 0])
    const owed = '已决定不予支付，银行仍付了 100 元，应当退回'
    expect(rows).toMatchObject([
      {
        direction: 'recover',
        amountFen: 10_000,
        subjectName: line.subjectName,
        sentence: expect.stringMatching(`；${owed}$`),
      },
    ])
    expect(await reasonOf()).toBe(`异议成立；${owed}；等待决定追回`)
    const { recoveries } = await money.decider.call(contract.decideAdjustment, {
      params,
      body: { accept: true, reason: '已不予支付' },
    })
    expect(recoveries).toHaveLength(1)
    expect(await reasonOf()).toMatch(/应当退回；收款人应在 .* 前退回/)
    // What was ordered back before the bank paid, was ordered back for another reason.
    const shift = 'update subsidies.recovery set ordered_on = ordered_on + $1::int where id = $2'
    const earlier = (days: number) => tamper(money, 'subsidies.recovery', shift, [-days, recoveries[0]?.id])
    await earlier(400)
    expect(await reasonOf()).toBe(`异议成立；${owed}；等待决定追回`)
    await earlier(-400)
    // It was paid once, by what should not have been paid: the database lets no more be ordered back.
    const more = `insert into subsidies.recovery select (jsonb_populate_record(r, jsonb_build_object(
      'id', gen_random_uuid(), 'number', '再追', 'amount_fen', 1))).* from subsidies.recovery r where r.line_id = $1`
    await expect(asSystem(money, more, [line.id])).rejects.toMatchObject({ code: 'JQ003' })
  })

  it('两人决定不追回的：写明县里决定不追回和原因，没有下一步', async () => {
    const { line, reasonOf, params } = await paidRefused()
    for (const by of [money.checker, money.decider]) {
      expect(await reasonOf()).toMatch(/应当退回；等待决定追回$/)
      await by.call(contract.decideAdjustment, { params, body: { accept: false, reason: '已无力退回' } })
    }
    const reason = '已决定不予支付，银行仍付了 100 元，县里决定不追回：已无力退回'
    expect(await reasonOf()).toBe(`异议成立；${reason}`)
    const trainee = await money.house.as('trainee', { personId: line.payeeId })
    const { lines } = await trainee.call(contract.myMoney)
    expect(lines.filter((one) => one.reason?.includes('不追回'))).toMatchObject([{ toMe: true, reason, next: '' }])
  })
})
