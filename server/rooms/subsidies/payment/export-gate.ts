import type { FieldError } from '#kernel/refusal'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { Batch } from '../claims/store-batches.ts'
import { selectLines } from '../claims/store-lines.ts'
import { gateChecks, type ItemState } from '../contract-words.ts'
import type { Checked } from '../domain/gate.ts'
import { refusePayment } from '../refusals-payment.ts'
import { checkBatch } from './batch-checks.ts'
import { checkLines, type GatedLine } from './gate.ts'
import type { Order, selectItems } from './store-payments.ts'

type Item = Awaited<ReturnType<typeof selectItems>>[number]

const open: readonly ItemState[] = ['sent', 'unknown']

/**
 * What was true when an order was sent must be true when its file leaves the house: the gate is asked again of every transfer
 * that the bank has not answered, and whether its account is still the one in the order.
 * @throws Refusal `export-stopped` with every transfer, its payee and why
 */
export async function refuseStopped(tx: Tx, actor: Actor, batch: Batch, order: Order, items: readonly Item[]) {
  const waiting = items.filter(({ state }) => open.includes(state))
  if (waiting.length === 0) return
  const lines = await selectLines(tx, batch.id)
  const numbers = new Set(waiting.flatMap(({ lineNumbers }) => lineNumbers))
  const own = lines.filter(({ lineNumber }) => numbers.has(lineNumber))
  const whole = (await checkBatch(tx, actor, batch, lines, own)).flatMap((one) =>
    faultOf(gateChecks.label(one.check), one),
  )
  const gated = new Map((await checkLines(tx, actor, batch, own)).map((one) => [one.line.lineNumber, one]))
  const errors = [
    ...whole,
    ...waiting.flatMap((item) => {
      const at = `第${item.sequence}笔 ${item.payeeName}`
      const found = item.lineNumbers.flatMap((number) => gated.get(number) ?? [])
      return asOrdered(item, found).flatMap((one) => faultOf(at, one))
    }),
  ]
  if (errors.length > 0) throw refusePayment('export-stopped', { number: order.number, count: errors.length }, errors)
}

/** The checks of a transfer's lines, each once, and whether its account is the payee's still. */
function asOrdered(item: Item, found: readonly GatedLine[]): Checked[] {
  const account = found[0]?.account
  const evidence = account
    ? `付款单上是尾号 ${item.accountTail} 的账户，现在是尾号 ${account.tail} 的另一个账户`
    : `付款单上是尾号 ${item.accountTail} 的账户，现在没有收款账户`
  const same: Checked = { check: 'account-as-ordered', passed: account?.id === item.payeeAccountId, evidence }
  const checks = [...found.flatMap((one) => one.checks), ...(account ? [same] : [])]
  return [...new Map(checks.map((one) => [`${one.check} ${one.evidence}`, one])).values()]
}

const faultOf = (path: string, { check, passed, evidence }: Checked): FieldError[] =>
  passed ? [] : [{ path, code: check, message: `${path}：${evidence}` }]
