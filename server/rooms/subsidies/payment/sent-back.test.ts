import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoBankCard } from '#kernel/bank-card'
import { addDays, type DateText, firstDay, monthOf, shiftMonth } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { getTimeline } from '#platform/auth/contract'
import { readReconciliation } from '#statistics/contract'
import { samplePayments } from '#supervision/contract'
import { COUNTY } from '../../../../test/class-house.ts'
import {
  asSystem,
  bankAnswers,
  businessDate,
  giveAccount,
  type MoneyHouse,
  noticeOver,
  pay,
  receiptFile,
  seen,
  turnTo,
  yuanText,
} from '../../../../test/money-house.ts'
import { openPaymentDesk, type PaymentDesk } from '../../../../test/payment-desk.ts'
import * as contract from '../contract.ts'
import { batchStates, itemStates } from '../contract-words.ts'
import { answers } from '../domain/bank-answers.ts'
import { steps } from '../domain/steps.ts'

let desk: PaymentDesk
let money: MoneyHouse
beforeAll(async () => {
  desk = await openPaymentDesk()
  money = desk.money
})
afterAll(() => money.house.close())

/** A batch paid whole: its order, and the transfer and line of one person. */
async function arrived() {
  const batchId = await desk.batchAt('paying')
  const order = await desk.orderOf(batchId)
  const item = order?.items.find(({ amountFen }) => amountFen === 10_000)
  if (!order || !item) throw new Error('应有一笔100元的付款')
  expect(await bankAnswers(money, batchId, order.id)).toMatchObject({ confirmed: 4, batchClosed: true })
  const line = (await desk.linesOf(batchId)).find((one) => one.lineNumber === item.lineNumbers[0])
  if (!line) throw new Error('应有这一行')
  return { batchId, order, item, line }
}

const back = (one: { batchId: string; order: { id: string }; item: { sequence: number } }) =>
  bankAnswers(money, one.batchId, one.order.id, { [one.item.sequence]: '退汇,收款账户已销户' })

/** What the information system was given and what an auditor draws from, of the money that arrived on a day. */
async function handedOverOf(day: DateText) {
  const period = { from: day, until: day }
  const { ours } = await money.clerk.call(readReconciliation, { query: { kind: 'payments', ...period } })
  const auditor = await money.house.as('auditor', { regionCode: '450000' })
  const query = { ...period, size: 1, seed: '退汇以后' }
  const { population, populationFen, populationHash } = await auditor.call(samplePayments, { query })
  expect([ours > 0, population > 0]).toEqual([true, true])
  return { ours, population, populationFen, populationHash }
}

describe('到账以后银行退汇', () => {
  it('到账的月份已经结账：退汇记在收到的月份，名下各笔、逐月对账、控制总数分毫不差；更正账户后才补付 [L-107]', async () => {
    const one = await arrived()
    const { batchId, order, item, line } = one
    const today = await businessDate(money)
    const month = monthOf(today)
    const at = (of: string) => ({ params: { regionCode: COUNTY, month: of } as never })
    const bank = (of: string, rows: readonly string[]) => {
      const text = ['交易日期,借方发生额,贷方发生额,对方户名,对方账号,批次,序号', ...rows].join('\r\n')
      const file = { name: '对账单.csv', bytes: new TextEncoder().encode(text) }
      return money.accountant.call(contract.importBankStatement, { ...at(of), body: { bankAccount: '专户' }, file })
    }
    const reconciled = async (of: string) => {
      const { matched, matchedFen, open, controlFen } = await money.accountant.call(contract.getReconciliation, at(of))
      return { matched, matchedFen, open, controlFen }
    }
    const row = (paid: typeof item) =>
      `${today},${yuanText(paid.amountFen)},,${paid.payeeName},${paid.accountTail},${order.number},${paid.sequence}`
    await bank(month, order.items.map(row))
    const next = shiftMonth(month, 1)
    await turnTo(money, firstDay(next))
    await money.accountant.call(contract.closeRegionMonth, at(month))
    const june = { matched: 4, matchedFen: 110_000, open: 0, controlFen: 0 }
    expect(await reconciled(month)).toEqual(june)

    const ids = [...order.items.map(({ id }) => id), ...(await desk.linesOf(batchId)).map(({ id }) => id)]
    const stands = async () => {
      const { state, control } = await seen(money.clerk, batchId)
      const ledgers = await Promise.all(['payable', 'in-transit', 'paid'].map((ledger) => desk.bookedTo(ledger, ids)))
      return [state, ...ledgers, control.paidFen, control.heldFen, control.toPayFen, control.differenceFen]
    }
    expect(await stands()).toEqual(['closed', 0, 0, 110_000, 110_000, 0, 0, 0])
    const handedOver = await handedOverOf(today)
    expect(await back(one)).toMatchObject({ confirmed: 0, returned: 0, sentBack: 1, batchClosed: false })
    expect(await back(one)).toMatchObject({ sentBack: 1, repeated: true })
    expect(await stands()).toEqual(['paying', 10_000, 0, 100_000, 100_000, 10_000, 0, 0])

    // Nothing of June has changed; July has as much less than nothing, and the bank must show it.
    expect(await reconciled(month)).toEqual(june)
    expect(await handedOverOf(today)).toEqual(handedOver)
    expect(await reconciled(next)).toEqual({ matched: 0, matchedFen: 0, open: 1, controlFen: 0 })
    await bank(next, [
      `${firstDay(next)},,100.00,${item.payeeName},${item.accountTail},${order.number},${item.sequence}`,
    ])
    expect(await reconciled(next)).toEqual({ matched: 1, matchedFen: -10_000, open: 0, controlFen: 0 })

    // The line says why, the timeline when, the payee's statement both; no file can say that it was paid after all.
    expect((await desk.linesOf(batchId)).find(({ id }) => id === line.id)).toMatchObject({
      place: 'held',
      reason: '到账后银行退汇：收款账户已销户',
    })
    const params = { payeeKind: 'person' as const, payeeId: line.payeeId }
    const { transfers, paidFen } = await money.clerk.call(contract.getPayeeStatement, { params, query: {} })
    expect([paidFen, transfers[0]]).toMatchObject([
      0,
      { state: 'sent-back', settledOn: today, returnedOn: firstDay(next), bankReason: '收款账户已销户' },
    ])
    const { events } = await money.clerk.call(getTimeline, { params: { personId: line.payeeId } })
    const told = events.filter(({ room, title }) => room === 'subsidies' && title.includes('到账'))
    // The workshop's transfer carries a line of theirs, too.
    expect(told.map(({ title, on }) => [title, on]).toSorted()).toEqual([
      ['补贴到账', today],
      ['补贴到账', today],
      ['补贴到账后被银行退回', firstDay(next)],
    ])
    const trace = await money.accountant.call(contract.traceLine, { params: { lineId: line.id } })
    expect(trace.transfers).toMatchObject([{ state: 'sent-back', returnedOn: firstDay(next) }])
    const again = await receiptFile(money, batchId, order.id)
    const file = { ...again, bytes: new Uint8Array([...again.bytes, 10]) }
    const refused = await money.accountant.send(contract.importReceipts, { params: { orderId: order.id }, file })
    expect(refused.body.errors[0].message).toContain('已入账为“到账后退回”，不能改为“成功”')

    // Never resent by itself; then paid once more, and the day it was closed first stays.
    expect((await desk.sendPay(batchId)).body.errors[0].message).toContain('银行退回后账户还没有更正')
    await giveAccount(money, { payeeKind: 'person', payeeId: line.payeeId }, demoBankCard(770_101))
    await turnTo(money, addDays(await businessDate(money), 3))
    const supplement = await pay(money, batchId)
    expect(supplement).toMatchObject({ supplement: 1, items: 1, totalFen: 10_000 })
    ids.push(...((await desk.orderOf(batchId, 1))?.items.map(({ id }) => id) ?? []))
    expect(await stands()).toEqual(['paying', 0, 10_000, 100_000, 100_000, 0, 10_000, 0])
    expect(await bankAnswers(money, batchId, supplement.orderId)).toMatchObject({ confirmed: 1, batchClosed: true })
    expect(await stands()).toEqual(['closed', 0, 0, 110_000, 110_000, 0, 0, 0])
    const { rows } = await asSystem(money, 'select closed_on::text as first from subsidies.batch where id = $1', [
      batchId,
    ])
    expect(rows).toEqual([{ first: today }])
    const { history } = await seen(money.clerk, batchId)
    expect(history.at(-1)).toMatchObject({ step: 'bank-return', reasons: ['100 元：收款账户已销户'] })
    const journals = await asSystem(
      money,
      `select j.kind, o.kind as of, j.booked_on::text as on from funds.journal j left join funds.journal o on o.id = j.reverses
        where j.matter_id = $1 order by j.id`,
      [item.id],
    )
    expect(journals.rows.map(({ kind, of, on }: Record<string, string>) => [kind, of, on])).toEqual([
      ['send', null, today],
      ['confirm', null, today],
      ['send-back', 'confirm', firstDay(next)],
    ])
  })

  it('已下达追回的，退汇后追回撤回；收款人已经退过款的一笔不入账，写明另案处理，其余照记', async () => {
    const ordered = async () => {
      const one = await arrived()
      const { matterId } = await seen(money.clerk, one.batchId)
      await asSystem(money, "update classes.enrollment set statuses = '{}' where class_id = $1", [matterId])
      await money.clerk.call(contract.calculateMatter, { params: { matterKind: 'training', matterId } })
      const { rows } = await money.decider.call(contract.listAdjustments, { query: { matterId, state: 'open' } })
      const own = rows.find((row) => row.subjectName === one.line.subjectName && row.amountFen === 10_000)
      const { recoveries } = await money.decider.call(contract.decideAdjustment, {
        params: { adjustmentId: own?.id ?? '' },
        body: { accept: true, reason: '身份不符' },
      })
      return { ...one, recoveryId: recoveries[0]?.id ?? '' }
    }
    const dropped = await ordered()
    expect(await back(dropped)).toMatchObject({ sentBack: 1 })
    const { rows } = await asSystem(
      money,
      'select state, amount_fen::int as fen from subsidies.recovery where id = $1',
      [dropped.recoveryId],
    )
    expect(rows).toEqual([{ state: 'withdrawn', fen: 0 }])
    // What is not due any more is not paid again: the approver refuses it, and the money goes back.
    await giveAccount(money, { payeeKind: 'person', payeeId: dropped.line.payeeId }, demoBankCard(770_102))
    await turnTo(money, addDays(await businessDate(money), 3))
    expect((await desk.sendPay(dropped.batchId)).body.code).toBe('nothing-to-pay')
    const params = { lineId: dropped.line.id }
    expect(await money.decider.call(contract.rejectLine, { params, body: { reason: '身份不符' } })).toMatchObject({
      batchClosed: true,
    })
    expect((await seen(money.clerk, dropped.batchId)).control.differenceFen).toBe(0)

    const repaid = await ordered()
    const body = { amountFen: yuan(40), documentNumber: '缴款书40号', receivedOn: await businessDate(money) }
    await money.accountant.call(contract.recordRepayment, { params: { recoveryId: repaid.recoveryId }, body })
    const other = repaid.order.items.find(({ id }) => id !== repaid.item.id)
    const answer = { [repaid.item.sequence]: '退汇,销户', [other?.sequence ?? 0]: '退汇,账号有误' }
    expect(await bankAnswers(money, repaid.batchId, repaid.order.id, answer)).toMatchObject({
      sentBack: 1,
      remarks: [expect.stringMatching(/退回 40 元，.*没有入账，.*另案处理，凭文书/)],
    })
    const states = new Map((await desk.orderOf(repaid.batchId))?.items.map(({ id, state }) => [id, state]))
    expect([states.get(repaid.item.id), states.get(other?.id ?? '')]).toEqual(['confirmed', 'sent-back'])
    expect((await seen(money.clerk, repaid.batchId)).control.differenceFen).toBe(0)
  })
})

describe('状态 × 办理', () => {
  it('只有付款中和办结的批次可以记退汇，只由对账会计；其余一律没有这一步', () => {
    const allowed = batchStates.values.filter((state) => steps[state]['bank-return'])
    expect(allowed).toEqual(['paying', 'closed'])
    for (const state of allowed) expect(steps[state]['bank-return']).toEqual({ to: 'paying', by: ['accountant'] })
    expect(Object.keys(steps.closed)).toEqual(['bank-return'])
  })

  it('一笔付款的状态 × 银行的答复：表外的都是矛盾', () => {
    const table = itemStates.values.map((state) => [
      state,
      ...(['confirmed', 'returned', 'unknown'] as const).map((told) => {
        const next = answers[state][told]
        return next === undefined ? '矛盾' : (next ?? '不变')
      }),
    ])
    expect(table).toEqual([
      ['sent', 'confirmed', 'returned', 'unknown'],
      ['confirmed', '不变', 'sent-back', '矛盾'],
      ['returned', '矛盾', '不变', '矛盾'],
      ['unknown', 'confirmed', 'returned', '不变'],
      ['sent-back', '矛盾', '不变', '矛盾'],
      ['withdrawn', '矛盾', '不变', '矛盾'],
    ])
  })

  it('数据库再判一次：没有到账的不能记退汇，没有退汇的办结批次不能重新付款，到账的日期不变', async () => {
    const { batchId, item } = await arrived()
    const write = (statement: string, id: string) => asSystem(money, statement, [id])
    const item_ = 'update subsidies.payment_item set state ='
    await expect(write("update subsidies.batch set state = 'paying' where id = $1", batchId)).rejects.toThrow('办结')
    await expect(write(`${item_} 'returned' where id = $1`, item.id)).rejects.toThrow('已入账')
    await expect(
      write(`${item_} 'sent-back', returned_on = '2024-07-01', settled_on = '2024-07-01' where id = $1`, item.id),
    ).rejects.toThrow('已入账')
    await expect(write(`${item_} 'sent-back' where id = $1`, item.id)).rejects.toThrow('check constraint')
    const sent = await desk.batchAt('published')
    await noticeOver(money, sent)
    await pay(money, sent)
    const [open] = (await desk.orderOf(sent))?.items ?? []
    const early = `${item_} 'sent-back', settled_on = '2024-07-01', returned_on = '2024-07-01' where id = $1`
    await expect(write(early, open?.id ?? '')).rejects.toThrow('没有到账')
  })
})
