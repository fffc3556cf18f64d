import { demoBankCard } from '#kernel/bank-card'
import type { DateText } from '#kernel/dates'
import { type Fen, fen } from '#kernel/money'
import { changeAccount, checkAccount } from '#organizations/contract'
import { getPerson, withdrawStatus } from '#people/contract'
import * as subsidies from '#subsidies/contract'
import { classMatter } from '../class-matter.ts'
import type { Case, Office } from './settlement.ts'

/** Cards that nobody of the register has. */
const NEW_CARDS = 900_000

/** Pays a batch; the bank returns the first transfer to a person, whose account is corrected and checked by another hand. */
export async function payFirst(office: Office, { number, batchId }: Case): Promise<void> {
  const { orderId, lines, items } = await pay(office, 'pay', batchId)
  const back = items.find(({ lineNumbers }) => payeeOf(lines, lineNumbers)?.payeeKind === 'person')
  await receive(office, orderId, items, back?.sequence)
  const payee = back && payeeOf(lines, back.lineNumbers)
  if (!payee) return
  const { payeeId, payeeName: holderName } = payee
  const accountNumber = demoBankCard(NEW_CARDS + number)
  const body = { payeeKind: 'person' as const, payeeId, holderName, bankName: '演示银行', accountNumber }
  const change = { endpoint: changeAccount, given: { body } }
  const { id: accountId } = await office('demo-county-clerk').act({
    kind: 'change-account',
    matter: payeeId,
    ...change,
  })
  const check = { endpoint: checkAccount, given: { params: { accountId } } }
  await office('demo-second-reviewer').act({ kind: 'check-account', matter: accountId, ...check })
}

/** Pays what the bank has returned, to the corrected account. */
export async function payAgain(office: Office, { batchId }: Case): Promise<void> {
  const { state } = await office('demo-finance').read(subsidies.getBatch, { params: { batchId } })
  if (state === 'closed') return
  const { orderId, items } = await pay(office, 'pay-again', batchId)
  await receive(office, orderId, items)
}

const seen = (office: Office, batchId: string) =>
  office('demo-accountant').read(subsidies.getBatch, { params: { batchId } })
type Seen = Awaited<ReturnType<typeof seen>>

const payeeOf = (lines: Seen['lines'], numbers: readonly number[]) =>
  lines.find(({ lineNumber }) => numbers.includes(lineNumber))

/** Sends an order and takes its file. */
async function pay(office: Office, kind: 'pay' | 'pay-again', batchId: string) {
  const finance = office('demo-finance')
  const params = { batchId }
  const { listHash } = await finance.read(subsidies.getBatch, { params })
  const given = { params, body: { listHash } }
  const { orderId } = await finance.act({ kind, matter: batchId, endpoint: subsidies.payBatch, given })
  const file = { params: { orderId } }
  await finance.download({ kind: 'export', matter: orderId, endpoint: subsidies.exportOrder, given: file })
  const { orders, lines } = await seen(office, batchId)
  return { orderId, lines, items: orders.find(({ id }) => id === orderId)?.items ?? [] }
}

/** The bank's file: everything arrived but one. */
async function receive(office: Office, orderId: string, items: Seen['orders'][number]['items'], back?: number) {
  const lines = items.map(({ sequence, amountFen }) =>
    [sequence, (amountFen / 100).toFixed(2), ...(sequence === back ? ['退回', '户名不符'] : ['成功', ''])].join(','),
  )
  const bytes = new TextEncoder().encode(['序号,金额,结果,原因', ...lines].join('\r\n'))
  const given = { params: { orderId }, file: { name: '银行回单.csv', bytes } }
  const { importReceipts: endpoint } = subsidies
  await office('demo-accountant').act({ kind: 'receipts', matter: orderId, endpoint, given })
}

/**
 * The status of somebody who was paid was entered by mistake: it is withdrawn, the class is calculated anew, and every
 * proposal to recover is accepted by another person, ordered, repaid in two parts and closed.
 */
export async function afterwards(office: Office, { classId, batchId }: Case, today: DateText): Promise<void> {
  const reviewer = office('demo-second-reviewer')
  const paid = (await seen(office, batchId)).lines.find(({ payeeKind }) => payeeKind === 'person')
  if (!paid) return
  const { statuses } = await reviewer.read(getPerson, { params: { personId: paid.payeeId } })
  for (const { id: statusId } of statuses) {
    const given = { params: { statusId }, body: { reason: '与名单不符' } }
    await reviewer.act({ kind: 'withdraw', matter: statusId, endpoint: withdrawStatus, given })
  }
  const calculation = { endpoint: subsidies.calculateMatter, given: { params: classMatter(classId) } }
  await office('demo-county-clerk').act({ kind: 'calculate', matter: classId, ...calculation })
  const query = { matterId: classId, state: 'open' as const }
  const { rows } = await office('demo-approver').read(subsidies.listAdjustments, { query })
  for (const { id, amountFen } of rows) await recover(office, id, amountFen, today)
}

async function recover(office: Office, adjustmentId: string, amountFen: Fen, receivedOn: DateText): Promise<void> {
  const [approver, accountant] = [office('demo-approver'), office('demo-accountant')]
  const { recoveries } = await approver.act({
    kind: 'decide',
    matter: adjustmentId,
    endpoint: subsidies.decideAdjustment,
    given: { params: { adjustmentId }, body: { accept: true, reason: '身份登记有误' } },
  })
  const [recovery] = recoveries
  if (!recovery || recoveries.length > 1) throw new Error(`一行的追回应只有一份，却是 ${recoveries.length} 份`)
  const params = { recoveryId: recovery.id }
  const half = fen(Math.floor(amountFen / 2))
  for (const [kind, part] of [
    ['repay', half],
    ['repay-rest', fen(amountFen - half)],
  ] as const) {
    const body = { amountFen: part, documentNumber: kind, receivedOn }
    const endpoint = subsidies.recordRepayment
    await accountant.act({ kind, matter: recovery.id, endpoint, given: { params, body }, fen: part })
  }
  const body = { reason: '已全部退回', documentNumber: '办结1号' }
  const close = { endpoint: subsidies.closeRecovery, given: { params, body } }
  await approver.act({ kind: 'close', matter: recovery.id, ...close })
}
