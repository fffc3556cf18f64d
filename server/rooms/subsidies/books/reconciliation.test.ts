import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMonths, reopenMonth } from '#funds/contract'
import { firstDay, monthOf, shiftMonth } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { COUNTY, SIBLING, type Villager } from '../../../../test/class-house.ts'
import {
  asSystem,
  bankAnswers,
  bringTo,
  businessDate,
  claim,
  classOf,
  type MoneyHouse,
  nextDays,
  openMoneyHouse,
  seen,
  tamper,
  turnTo,
  yuanText,
} from '../../../../test/money-house.ts'
import * as contract from '../contract.ts'

let money: MoneyHouse
let people: Villager[]
beforeAll(async () => {
  money = await openMoneyHouse()
  people = await money.villagers(3)
  for (const person of people.slice(0, 2)) await money.hire(person)
})
afterAll(() => money.house.close())

const ACCOUNT = '就业补助资金专户'
const HEAD = '交易日期,借方发生额,贷方发生额,对方户名,对方账号,批次,序号'
const at = (month: string): { params: never } => ({ params: { regionCode: COUNTY, month } as never })
const read = (month: string) => money.accountant.call(contract.getReconciliation, at(month))
const statement = (month: string, rows: readonly string[], bankAccount = ACCOUNT) =>
  money.accountant.send(contract.importBankStatement, {
    ...at(month),
    body: { bankAccount },
    file: { name: '对账单.csv', bytes: new TextEncoder().encode([HEAD, ...rows].join('\r\n')) },
  })
const note = (month: string, difference: string) =>
  money.accountant.send(contract.noteDifference, { ...at(month), body: { difference, note: '已电话向银行核实' } })
const close = (month: string) => money.accountant.send(contract.closeRegionMonth, at(month))

/** A paid batch of four transfers, and the rows a bank would write for each. */
async function paidBatch() {
  const { batchId } = await claim(money, await classOf(money, people, await nextDays(money, 2)))
  await bringTo(money, batchId, 'paying')
  const [order] = (await seen(money.accountant, batchId)).orders
  if (!order) throw new Error('没有付款')
  const today = await businessDate(money)
  const row = (item: (typeof order.items)[number], fen: number = item.amountFen) =>
    `${today},${yuanText(fen)},,${item.payeeName},${item.accountTail},${order.number},${item.sequence}`
  return { batchId, order, today, month: monthOf(today), row, rows: order.items.map((item) => row(item)) }
}

describe('按月对账与结账', () => {
  it('银行、资金账、业务三方对账，四种差异各有记录；写明处理、控制总数为零才能结账，重开须另一人', async () => {
    const { batchId, order, today, month, row } = await paidBatch()
    const [first, second, third, last] = order.items
    if (!first || !second || !third || !last) throw new Error('应有四笔付款')
    await bankAnswers(money, batchId, order.id, { [last.sequence]: '不明,' })
    expect((await read(month)).differences.map((one) => one.kind)).toEqual([
      ...['in-books-only', 'in-books-only', 'in-books-only', 'outcome-unknown'],
    ])
    const stranger = `${today},88.00,,某某公司,6222000011110000,,`
    const byName = row(first).replace(`,${order.number},${first.sequence}`, ',电子转账,')
    const file = [byName, row(second, second.amountFen - 1), stranger]
    expect((await statement(month, file)).body).toMatchObject({ entries: 3, revision: 1, repeated: false })
    expect((await statement(month, file)).body).toMatchObject({ revision: 1, repeated: true })
    const kinds = async () => (await read(month)).differences.map((one) => one.kind)
    expect(await kinds()).toEqual(['amount-differs', 'in-books-only', 'outcome-unknown', 'in-bank-only'])
    // The corrected sheet takes the place of the first.
    expect((await statement(month, [byName, row(second), stranger])).body).toMatchObject({ revision: 2 })
    const found = await read(month)
    expect(found).toMatchObject({ matched: 2, open: 3, closed: false, controlFen: 0 })
    expect(found.statements.map((one) => one.revision)).toEqual([2])
    expect(found.differences.map((one) => [one.kind, one.batchId])).toEqual([
      ['in-books-only', batchId],
      ['outcome-unknown', batchId],
      ['in-bank-only', null],
    ])
    const next = firstDay(shiftMonth(month, 1))
    await turnTo(money, next)
    const refused = await close(month)
    expect(refused.body).toMatchObject({ code: 'reconciliation-open' })
    expect(refused.body.errors.map((one: { code: string }) => one.code)).toEqual(
      found.differences.map((one) => one.kind),
    )
    for (const { key } of found.differences) expect((await note(month, key)).status).toBe(200)
    expect((await note(month, found.differences[0]?.key ?? '')).body.code).toBe('difference-gone')
    await unevenThen(order.number, batchId, month)
    expect((await close(month)).status).toBe(200)
    expect((await note(month, 'x')).body.code).toBe('month-is-closed')
    expect((await statement(month, file)).body.code).toBe('month-is-closed')
    const { months } = await money.accountant.call(listMonths, { query: { regionCode: COUNTY as never } })
    const params = { monthCloseId: months[0]?.id ?? '' }
    expect((await money.accountant.send(reopenMonth, { params, body: { reason: '补对账' } })).body.code).toBe(
      'duty-conflict',
    )
    const other = await money.house.as('accountant', { regionCode: COUNTY })
    expect((await other.send(reopenMonth, { params, body: { reason: '补对账' } })).status).toBe(200)
    expect((await read(month)).closed).toBe(false)
    // The bank answers at last: the difference that was explained is another one now, until the entry is there.
    await bankAnswers(money, batchId, order.id, { [last.sequence]: '成功,' })
    expect((await statement(month, [byName, row(second), row(third), row(last), stranger])).status).toBe(200)
    expect(await read(month)).toMatchObject({ matched: 4, matchedFen: order.totalFen, open: 0 })
  })

  /** With one line altered in the database itself the month does not close, and the page names the line. */
  async function unevenThen(orderNumber: string, batchId: string, month: string) {
    const [line] = (await seen(money.accountant, batchId)).lines
    const alter = (by: number) =>
      tamper(money, 'subsidies.line', `update subsidies.line set amount_fen = amount_fen + ${by} where id = $1`, [
        line?.id,
      ])
    await alter(-1)
    const control = await money.accountant.call(contract.controlTotal, { query: {} })
    expect(control.uneven).toMatchObject([{ batchNumber: orderNumber, lineNumber: line?.lineNumber, differenceFen: 1 }])
    const refused = await close(month)
    expect(refused.body.code).toBe('control-uneven')
    expect(refused.body.errors[0].message).toContain(`第 ${line?.lineNumber} 行`)
    await alter(1)
  }

  it('对账单的错误一次列全，一行都不导入；外县的地区看不到', async () => {
    const month = monthOf(await businessDate(money))
    const wrong = ['2020-01-01,1.00,,甲,1,,', `${month}-01,,,乙,1,,`, `${month}-01,1.00,2.00,丙,1,,x`]
    wrong.push(`${month}-02,1.00,,丁,6.2E+18,,`)
    const refused = await statement(month, wrong)
    expect(refused.body.code).toBe('statement-wrong')
    expect(refused.body.errors.map((one: { path: string }) => one.path)).toEqual([
      ...['第5行 对方账号', '第2行 交易日期', '第3行 支出', '第4行 支出', '第4行 序号'],
    ])
    expect(refused.body.errors[0].message).toMatch(/^第5行“对方账号”号码被当作数字保存/)
    expect((await read(month)).statements).toEqual([])
    const elsewhere = { params: { regionCode: SIBLING, month } as never }
    for (const contractOf of [contract.getReconciliation, contract.closeRegionMonth]) {
      expect((await money.accountant.send(contractOf as never, elsewhere as never)).body.code).toBe('region-elsewhere')
    }
    expect((await close(month)).body.code).not.toBe('region-elsewhere')
  })

  it('登记了退款而银行没有收到：有差异，写明处理才能结账；银行收到了就对上 [L-107]', async () => {
    const { batchId, order, today, month, rows } = await paidBatch()
    await bankAnswers(money, batchId, order.id)
    const { matterId } = await seen(money.clerk, batchId)
    await asSystem(money, "update classes.enrollment set statuses = '{}' where class_id = $1", [matterId])
    await money.clerk.call(contract.calculateMatter, { params: { matterKind: 'training', matterId } })
    const open = await money.decider.call(contract.listAdjustments, { query: { matterId, state: 'open' } })
    const own = open.rows.find((one) => one.amountFen === 10_000)
    const { recoveries } = await money.decider.call(contract.decideAdjustment, {
      params: { adjustmentId: own?.id ?? '' },
      body: { accept: true, reason: '身份不符' },
    })
    const body = { amountFen: yuan(100), documentNumber: '缴款书9号', receivedOn: today }
    await money.accountant.call(contract.recordRepayment, { params: { recoveryId: recoveries[0]?.id ?? '' }, body })
    expect((await statement(month, rows, '又一专户')).status).toBe(200)
    const about = async () => (await read(month)).differences.filter(({ words }) => words.includes('缴款书9号'))
    expect(await about()).toMatchObject([{ kind: 'in-books-only', bankFen: 0, bookFen: -10_000, ledgerFen: -10_000 }])
    const back = `${today},,100.00,${own?.subjectName},6222000011110000,退款,`
    expect((await statement(month, [...rows, back], '又一专户')).status).toBe(200)
    expect(await about()).toEqual([])
    expect((await read(month)).differences.filter(({ words }) => words.includes('收入'))).toEqual([])
  })
})
