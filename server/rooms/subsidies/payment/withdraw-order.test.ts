import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays, type DateText, monthOf } from '#kernel/dates'
import { answerAccountNotice, listAccountNotices } from '#organizations/contract'
import { SIBLING } from '../../../../test/class-house.ts'
import { codeOf } from '../../../../test/harness.ts'
import {
  asSystem,
  bankAnswers,
  businessDate,
  giveAccount,
  type MoneyHouse,
  noticeOver,
  pay,
  seen,
  suspended,
  tamper,
  turnTo,
} from '../../../../test/money-house.ts'
import { openPaymentDesk, type PaymentDesk } from '../../../../test/payment-desk.ts'
import * as contract from '../contract.ts'
import { batchStates } from '../contract-words.ts'
import { steps } from '../domain/steps.ts'

let desk: PaymentDesk
let money: MoneyHouse
beforeAll(async () => {
  desk = await openPaymentDesk()
  money = desk.money
})
afterAll(() => money.house.close())

const sent = () => desk.sent()
const exportIt = (orderId: string, by = money.payer) => by.send(contract.exportOrder, { params: { orderId } })
const withdraw: PaymentDesk['withdraw'] = (by, orderId, body) => desk.withdraw(by, orderId, body)

describe('导出时再核查', () => {
  it('付款以后账户换了：不导出，写明收款人和下一步；撤回这一笔，其余照导出，这一行更正后另行付款 [L-107]', async () => {
    const { batchId, orderId, order, person, line } = await sent()
    await giveAccount(money, { payeeKind: 'person', payeeId: line.payeeId }, demoBankCard(770_201))
    const stopped = await exportIt(orderId)
    expect(stopped.body).toMatchObject({ code: 'export-stopped', next: expect.stringContaining('撤回下列各笔') })
    expect(stopped.body.errors.map((one: { path: string; code: string }) => [one.path, one.code])).toEqual([
      [`第${person.sequence}笔 ${person.payeeName}`, 'account-settled'],
      [`第${person.sequence}笔 ${person.payeeName}`, 'account-as-ordered'],
    ])
    const items = order.items.map(({ id }) => id)
    const stands = async () => {
      const { state, control } = await seen(money.clerk, batchId)
      const [payable, inTransit] = [
        await desk.bookedTo('payable', [...items, line.id]),
        await desk.bookedTo('in-transit', items),
      ]
      return [state, payable, inTransit, control.toPayFen, control.heldFen, control.differenceFen]
    }
    const [, before] = await stands()
    const done = await withdraw(money.payer, orderId, { sequences: [person.sequence] })
    expect(done.body).toMatchObject({ items: 1, amountFen: 10_000 })
    expect(await stands()).toEqual(['paying', Number(before) + 10_000, 100_000, 110_000, 0, 0])
    const { orders, history } = await seen(money.payer, batchId)
    expect(orders[0]?.withdrawals).toMatchObject([
      { sequences: [person.sequence], reason: '收款账户有变', bankDocument: null, byName: money.payer.actor.name },
    ])
    expect(orders[0]?.fileHash).not.toBe(order.fileHash)
    expect(history.at(-1)).toMatchObject({ step: 'withdraw-order', reasons: ['收款账户有变'] })
    const file = await exportIt(orderId)
    expect((await exportIt(orderId)).bytes.equals(file.bytes)).toBe(true)
    const text = file.bytes.toString('utf8')
    expect([text.includes(person.payeeName), text.includes(orders[0]?.fileHash ?? '?')]).toEqual([false, true])
    // The bank does not know: the others are booked, its line waits until somebody has asked the bank.
    expect(await bankAnswers(money, batchId, orderId, { [person.sequence]: '不明,' })).toMatchObject({
      confirmed: 3,
      remarks: [expect.stringMatching(/已经撤回，银行却答复“不明”，没有入账；.*已经暂缓，请与银行查明/)],
      batchClosed: false,
    })
    expect((await seen(money.clerk, batchId)).history.at(-1)?.reasons).toMatchObject([
      expect.stringContaining('没有入账'),
    ])
    await turnTo(money, addDays(await businessDate(money), 3))
    expect((await desk.sendPay(batchId)).body.errors[0].message).toContain('银行却答复“不明”：查明没有执行以前')
    // That the bank has not executed it is no news.
    expect(await bankAnswers(money, batchId, orderId, { [person.sequence]: '退回,没有这一笔' })).toMatchObject({
      confirmed: 0,
      returned: 0,
      remarks: [],
    })
    // It has paid it after all: the money has left, the line is paid, and nothing pays it again.
    const paidLate = await bankAnswers(money, batchId, orderId)
    expect(paidLate).toMatchObject({
      confirmed: 1,
      remarks: [expect.stringContaining('已经撤回，银行却已付出，按到账入账，不再另行付款')],
      batchClosed: true,
    })
    expect((await desk.sendPay(batchId)).body.code).toBe('state-forbids')
    const { control, lines } = await seen(money.clerk, batchId)
    expect([new Set(lines.map(({ place }) => place)), control.paidFen, control.differenceFen]).toEqual([
      new Set(['paid']),
      110_000,
      0,
    ])
    expect(await desk.bookedTo('paid', [person.id])).toBe(10_000)
    // And back again, as any other.
    expect(await bankAnswers(money, batchId, orderId, { [person.sequence]: '退回,户名不符' })).toMatchObject({
      sentBack: 1,
      batchClosed: false,
    })
    expect((await seen(money.clerk, batchId)).control).toMatchObject({ paidFen: 100_000, heldFen: 10_000 })
  })

  it('付款以后被暂停、有人说账户变更不是他办的：哪一笔不能导出、为什么，逐笔写明', async () => {
    await giveAccount(money, { payeeKind: 'organization', payeeId: money.workshopId }, '6222000000770202')
    const { orderId, workshop } = await sent()
    const reasons = async () => {
      const { status, body } = await exportIt(orderId)
      return status === 200 ? [] : body.errors.map((one: { path: string; code: string }) => [one.path, one.code])
    }
    const at = `第${workshop.sequence}笔 ${workshop.payeeName}`
    await suspended(money, money.workshopId, '被查处')
    expect(await reasons()).toContainEqual([at, 'payee-in-good-standing'])
    await suspended(money, money.workshopId, null)
    const { notices } = await money.workshop.call(listAccountNotices, { query: {} })
    const params = { accountNoticeId: notices[0]?.id ?? '' }
    await money.workshop.call(answerAccountNotice, { params, body: { answer: 'not-mine' } })
    expect(await reasons()).toEqual([[at, 'account-undisputed']])
    await tamper(money, 'organizations.account_notice', 'delete from organizations.account_notice where id = $1', [
      params.accountNoticeId,
    ])
    expect(await reasons()).toEqual([])
  })
})

/** Withdrawn as not executed, paid again, and then the bank says that it had executed it after all. */
async function paidAgain() {
  const whole = await desk.sentAgain()
  expect(await bankAnswers(money, whole.batchId, whole.orderId)).toMatchObject({
    confirmed: 4,
    remarks: Array.from({ length: 4 }, () =>
      expect.stringMatching(/按重复付款入账，到账后提出追回；.*还没有到账的，请即撤回/),
    ),
    batchClosed: false,
  })
  return { ...whole, items: whole.order.items.map(({ id }) => id) }
}
describe('撤回又另行付款以后，银行却说撤回的那一笔也付了', () => {
  it('两次都入账，三方一致；多付的提出追回，另一人决定，退回原来源，分毫不差 [L-107]', async () => {
    const { batchId, again, items, order, person, workshop, line } = await paidAgain()
    expect(await desk.bookedTo('paid', items)).toBe(110_000)
    expect(await desk.control(batchId)).toEqual([1_100, 1_100, 1_100, 0])
    expect(await bankAnswers(money, batchId, again)).toMatchObject({ confirmed: 4, batchClosed: true })
    await money.house.settleNews()
    expect(await desk.control(batchId)).toEqual([2_200, 0, 1_100, 0])
    const { rows } = await money.decider.call(contract.listAdjustments, {
      query: { matterId: (await seen(money.clerk, batchId)).matterId },
    })
    const mine = rows.find((one) => one.subjectName === line.subjectName && one.amountFen === 10_000)
    expect([rows.length, mine?.direction, mine?.sentence]).toEqual([
      5,
      'recover',
      expect.stringContaining('银行付了两次'),
    ])
    const reasonOf = async () => (await seen(money.workshop, batchId)).lines.find(({ id }) => id === line.id)?.reason
    const owed = '银行付了两次，多付的 100 元应当退回'
    expect(await reasonOf()).toBe(`${owed}；等待决定追回`)
    const payee = { params: { payeeKind: 'organization' as const, payeeId: money.workshopId } }
    const statement = async () => (await money.workshop.call(contract.getPayeeStatement, payee)).transfers
    const twice = async () => (await statement()).filter(({ lines }) => lines.every((one) => one.twice !== null))
    expect((await twice()).map(({ orderNumber }) => orderNumber)).toEqual([order.number])
    const params = { adjustmentId: mine?.id ?? '' }
    const body = { accept: true, reason: '银行付了两次' }
    const { recoveries } = await money.decider.call(contract.decideAdjustment, { params, body })
    const trainee = await money.house.as('trainee', { personId: line.payeeId })
    const told = (await trainee.call(contract.myMoney)).lines.find(({ toMe }) => toMe)
    expect([told?.reason, told?.next]).toEqual([owed, expect.stringMatching(/^请在 .{10} 前退回（追回.*号）$/)])
    expect(await reasonOf()).toBe(`${owed}；${told?.next.replace('请', '收款人应')}`)
    const today = await businessDate(money)
    const { dueOn } = (await money.clerk.call(contract.listRecoveries, { query: {} })).rows[0] ?? { dueOn: '' }
    await turnTo(money, dueOn)
    expect(await reasonOf()).toMatch(/；收款人应在/)
    await turnTo(money, addDays(dueOn as DateText, 1))
    expect(await reasonOf()).toMatch(/；已逾期，应在 .{10} 前退回（追回.*号）$/)
    await turnTo(money, today)
    await money.accountant.call(contract.recordRepayment, {
      params: { recoveryId: recoveries[0]?.id ?? '' },
      body: { amountFen: 10_000 as never, documentNumber: '缴款重复1', receivedOn: today },
    })
    expect(await desk.control(batchId)).toEqual([2_200, 0, 1_000, 100])
    expect(await reasonOf()).toBe('银行付了两次，多付的 100 元已经退回')
    const back = `select j.kind, b.amount_fen::int as fen from funds.journal b join funds.journal j on j.id = b.answers
      where b.kind = 'recover' and b.matter_id = $1`
    expect((await asSystem(money, back, [line.id])).rows).toEqual([{ kind: 'overpay', fen: 10_000 }])
    const at = { params: { regionCode: '450225', month: monthOf(today) } as never }
    const { differences } = await money.accountant.call(contract.getReconciliation, at)
    const ours = differences.filter(({ words }) => words.includes(`${order.number} 第`))
    expect(ours.map(({ bookFen, ledgerFen }) => [bookFen, ledgerFen])).toEqual(
      order.items.map(({ amountFen }) => [amountFen, amountFen]),
    )
    expect(ours.find(({ words }) => words.includes(person.payeeName))?.kind).toBe('in-books-only')
    // The bank takes a second payment back by itself: nothing of it is held, nothing of it is to be recovered.
    expect(await bankAnswers(money, batchId, order.id, { [workshop.sequence]: '退回,重复付款退回' })).toMatchObject({
      sentBack: 1,
      batchClosed: true,
    })
    expect(await desk.control(batchId)).toEqual([1_400, 0, 200, 100])
    expect(await desk.placesOf(batchId)).toEqual(Array.from({ length: 5 }, () => 'paid'))
    expect(await twice()).toEqual([])
  })

  it('另行付款的一笔没有到账：各行以撤回的那一笔为准，不再付，也没有多付 [L-107]', async () => {
    const { batchId, again } = await paidAgain()
    await desk.withdraw(money.payer, again, { sequences: [1] })
    const left = await bankAnswers(money, batchId, again, { 1: '退回,没有执行', 2: '退回,销户' })
    expect(left).toMatchObject({ confirmed: 2, returned: 1, batchClosed: true })
    await money.house.settleNews()
    const [paidFen, toPayFen, recoverFen] = await desk.control(batchId)
    expect([paidFen, toPayFen, (paidFen ?? 0) - (recoverFen ?? 0)]).toEqual([expect.any(Number), 0, 1_100])
    expect(await desk.placesOf(batchId)).toEqual(Array.from({ length: 5 }, () => 'paid'))
  })
})

describe('撤回：谁、什么时候', () => {
  it('没有导出的由付款岗撤回；导出过的只由对账会计凭银行答复撤回，文件不再导出，另行付款', async () => {
    const { batchId, orderId, person } = await sent()
    const bankDocument = '农商行业务联系单第7号：整批没有执行'
    const elsewhere = await money.house.as('finance', { regionCode: SIBLING })
    expect(await codeOf(withdraw(elsewhere, orderId))).toBe('order-unknown')
    expect(await codeOf(withdraw(money.accountant, orderId, { bankDocument }))).toBe('order-not-exported')
    const none = await withdraw(money.payer, orderId, { sequences: [person.sequence, 99] })
    expect(none.body).toMatchObject({ code: 'withdrawal-wrong', errors: [{ path: '第99笔' }] })
    const empty = await withdraw(money.payer, orderId, { sequences: [] })
    expect([empty.status, empty.body.errors[0].message]).toEqual([422, '请写明撤回哪几笔'])
    await exportIt(orderId)
    expect(await codeOf(withdraw(money.payer, orderId))).toBe('order-exported')
    expect(await codeOf(withdraw(money.accountant, orderId))).toBe('withdrawal-undocumented')
    await bankAnswers(money, batchId, orderId, { [person.sequence]: '不明,' })
    const answered = await withdraw(money.accountant, orderId, { bankDocument, sequences: [1, 2, 3, 4] })
    expect(answered.body.errors).toHaveLength(3)
    expect(answered.body.errors[0].message).toContain('状态是“成功”')
    const done = await withdraw(money.accountant, orderId, { bankDocument, sequences: [person.sequence] })
    expect(done.body).toMatchObject({ items: 1, amountFen: 10_000 })
    expect((await exportIt(orderId)).body.code).toBe('order-withdrawn')
    const { orders } = await seen(money.payer, batchId)
    expect(orders[0]?.withdrawals).toMatchObject([{ bankDocument, byName: money.accountant.actor.name }])
    const again = await pay(money, batchId)
    expect(again).toMatchObject({ supplement: 1, totalFen: 10_000 })
    expect(await bankAnswers(money, batchId, again.orderId)).toMatchObject({ batchClosed: true })
    expect(await codeOf(withdraw(money.payer, again.orderId))).toBe('state-forbids')
  })

  it('整单撤回后没有文件可导出；同一个人付款又对账的不能撤回；数据库再判一次', async () => {
    const sequences = [1, 2, 3, 4]
    const both = async (human: string) => {
      const as = (role: 'finance' | 'accountant') => money.house.as(role, { human, regionCode: '450225' })
      return [await as('finance'), await as('accountant')] as const
    }
    const [[payer, accountant], [exporter, told]] = [await both('付款又撤回'), await both('导出又撤回')]
    const batchId = await desk.batchAt('published')
    await noticeOver(money, batchId)
    const { orderId } = await pay(money, batchId, payer)
    expect([(await exportIt(orderId, payer)).status, (await exportIt(orderId, exporter)).status]).toEqual([200, 200])
    const bankDocument = '联系单第8号'
    for (const by of [accountant, told]) {
      expect((await withdraw(by, orderId, { bankDocument })).body.code).toBe('duty-conflict')
    }
    const { rows } = await asSystem(money, 'select sent_by from subsidies.payment_order where id = $1', [orderId])
    const forge = (by: string, document: string | null) =>
      asSystem(
        money,
        `insert into subsidies.order_withdrawal (id, order_id, region_code, sequences, amount_fen, reason, bank_document,
            withdrawn_by, withdrawn_by_person, withdrawn_by_name, withdrawn_on)
          values (gen_random_uuid(), $1, '450225', '{1}', 1, '绕过', $3, $2, $2, '某', '2024-07-01')`,
        [orderId, by, document],
      )
    await expect(forge(rows[0].sent_by, null)).rejects.toThrow('凭银行答复撤回')
    // The same person with another account, whether they sent it or only exported it.
    for (const by of [rows[0].sent_by, accountant.actor.userId, told.actor.userId]) {
      await expect(forge(by, bankDocument)).rejects.toThrow('不能说银行没有执行')
    }
    expect((await withdraw(money.accountant, orderId, { bankDocument, sequences })).body).toMatchObject({ items: 4 })
    const exported = `insert into subsidies.order_export select gen_random_uuid(), order_id, region_code, export_hash, exported_by,
      exported_by_name, exported_on, exported_at from subsidies.order_export where order_id = $1`
    await expect(asSystem(money, exported, [orderId])).rejects.toThrow('不能再导出')
    const whole = await sent()
    expect((await withdraw(money.payer, whole.orderId, { sequences })).body).toMatchObject({
      items: 4,
      amountFen: 110_000,
    })
    expect((await exportIt(whole.orderId)).body.code).toBe('order-withdrawn')
    expect(await desk.placesOf(whole.batchId)).toEqual(Array.from({ length: 5 }, () => 'published'))
    expect((await withdraw(money.payer, whole.orderId)).body.code).toBe('withdrawal-wrong')
    expect(await pay(money, whole.batchId)).toMatchObject({ supplement: 1, totalFen: 110_000 })
    const forged = `update subsidies.payment_item set state = 'confirmed' where order_id = $1`
    await expect(asSystem(money, forged, [whole.orderId])).rejects.toThrow('不可改动')
  })

  it('状态 × 办理：只有付款中的批次可以撤回付款单', () => {
    const allowed = batchStates.values.filter((state) => steps[state]['withdraw-order'])
    expect(allowed).toEqual(['paying'])
    expect(steps.paying['withdraw-order']).toEqual({ to: 'paying', by: ['finance', 'accountant'] })
  })
})
