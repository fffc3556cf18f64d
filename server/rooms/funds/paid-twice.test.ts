import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fen, yuan } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type Forged, forge, lineOf, openDesk } from '../../../test/funds-desk.ts'
import * as funds from './index.ts'

/** 重复付款: a transfer that was recalled, paid again and executed all the same; what the database itself refuses of it. */
let desk: Awaited<ReturnType<typeof openDesk>>
let opened: Awaited<ReturnType<typeof desk.opened>>
beforeAll(async () => {
  desk = await openDesk()
  opened = await desk.opened(10_000, 5_000)
})
afterAll(() => desk.house.close())

const as = <T>(work: (tx: Tx) => Promise<T>) => desk.act(desk.finance, work)
const orderOf = (...amounts: Fen[]) => ({
  accountId: opened.accountId,
  regionCode: opened.regionCode,
  document: '付款单1号',
  items: amounts.map((amountFen) => ({ itemId: randomUUID(), amountFen })),
})
const idOf = async (naturalKey: string): Promise<string> => {
  const found = await as((tx) =>
    sql<{ id: string }>`select id from funds.journal where natural_key = ${naturalKey}`.execute(tx.db),
  )
  return found.rows[0]?.id ?? ''
}

/** A line of 60 yuan inside a transfer of 100 that was recalled. */
async function recalled() {
  const line = lineOf(opened.request, yuan(60))
  await desk.post(line, lineOf(opened.request, yuan(40)))
  const order = orderOf(yuan(100))
  await as(async (tx) => {
    await funds.sendItems(tx, order)
    await funds.recallItems(tx, order)
  })
  const itemId = order.items[0]?.itemId ?? ''
  return { order, itemId, line, recall: await idOf(`settle:${itemId}`) }
}

/** The bank has executed it: the line is paid twice, and booked so. */
async function twice() {
  const { order, itemId, line, recall } = await recalled()
  const { accountId } = opened
  const lines = [{ itemId, lineId: line.lineId, amountFen: line.amountFen }]
  await as(async (tx) => {
    await funds.overpay(tx, { accountId, document: '银行回单1号', lines })
    await funds.executeItems(tx, order)
  })
  return { itemId, line, lines, recall, overpay: await idOf(`overpay:${itemId}:${line.lineId}`) }
}

type Made = Awaited<ReturnType<typeof twice>>
interface Booked {
  readonly overpay: string
  readonly line: { readonly lineId: string }
}
type Fault = Omit<Forged, 'accountId' | 'regionCode'> & Partial<Forged>
const forging = (fault: Fault) => as((tx) => forge(tx, { ...opened, ...fault }))
const overpaid = ({ recall }: Pick<Made, 'recall'>, fen: number): Fault => ({
  kind: 'overpay',
  move: ['available', 'payable', fen],
  answers: recall,
})
const takenOver = ({ overpay, line }: Booked, fen: number): Fault => ({
  kind: 'take-over',
  move: ['payable', 'available', fen],
  reverses: overpay,
  matterId: line.lineId,
})
const recovered = ({ overpay }: Made, fen: number): Fault => ({
  kind: 'recover',
  move: ['paid', 'available', fen],
  answers: overpay,
})
const recover = ({ line }: Made, amountFen: Fen) =>
  as((tx) => funds.recoverLine(tx, { lineId: line.lineId, receiptId: randomUUID(), amountFen, document: '退款回单' }))
const takeOver = ({ lines }: Made) =>
  as((tx) => funds.takeOver(tx, { accountId: opened.accountId, document: '冲回1号', lines }))
/** A recall that nothing has followed, in the place of an overpay. */
const standing = async () => {
  const { recall: overpay, itemId: lineId } = await recalled()
  return { overpay, line: { lineId } }
}
const otherAccount = () => desk.allotted('poverty-relief-fund', opened.regionCode, yuan(500))

const faults: readonly (readonly [string, (made: Made) => Promise<Fault> | Fault, string])[] = [
  ['列支不指明撤回的凭证', (made) => ({ ...overpaid(made, 1), answers: undefined as never }), '23514'],
  ['列支指明的不是撤回的凭证', async (made) => overpaid({ recall: await idOf(`send:${made.itemId}`) }, 1), 'JQ003'],
  ['为撤回以后没有付出的一笔列支', async () => overpaid(await recalled(), 1), 'JQ003'],
  ['列支从另一个账户', async (made) => ({ ...overpaid(made, 1), accountId: await otherAccount() }), 'JQ003'],
  ['几次列支合计超过撤回的一笔', (made) => overpaid(made, 40_01), 'JQ003'],
  ['冲回不指明列支的凭证', (made) => ({ ...takenOver(made, 60_00), reverses: undefined as never }), '23514'],
  ['冲回指明的不是列支的凭证', async () => takenOver(await standing(), 100_00), 'JQ003'],
  ['冲回的金额不是列支的', (made) => takenOver(made, 59_99), 'JQ003'],
  ['冲回另一行的列支', (made) => ({ ...takenOver(made, 60_00), matterId: randomUUID() }), 'JQ003'],
  ['冲回到另一个账户', async (made) => ({ ...takenOver(made, 60_00), accountId: await otherAccount() }), 'JQ003'],
  ['冲回第二次', (made) => takeOver(made).then(() => takenOver(made, 60_00)), '23505'],
  ['追回了一部分还冲回', (made) => recover(made, yuan(1)).then(() => takenOver(made, 60_00)), 'JQ003'],
  ['追回已经冲回的', (made) => takeOver(made).then(() => recovered(made, 1)), 'JQ003'],
  ['追回超过列支的', (made) => recovered(made, 60_01), 'JQ003'],
]

it.each(faults)('数据库拒绝：%s [L-107]', async (_, fault, codes) => {
  // Something else is payable and has been paid: only what is forged is short of nothing.
  const made = await twice()
  const forged = await fault(made)
  const before = { ...(await desk.balances(opened.accountId)) }
  const error: unknown = await forging(forged).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(codes.split('|')).toContain((error as { code?: string } | undefined)?.code)
  expect(await desk.balances(opened.accountId)).toEqual(before)
})

it('合计不超过撤回的一笔、没有追回过的，列支和冲回都成 [L-107]', async () => {
  const made = await twice()
  await forging(overpaid(made, 40_00))
  await forging(takenOver(made, 60_00))
})
