import { type Fen, formatYuanShort } from '#kernel/money'
import { sameName } from '#kernel/person-name'
import type { FieldError } from '#kernel/refusal'
import type { ReceiptMapping } from '../contract-layouts.ts'
import { itemStates } from '../contract-words.ts'
import { type Answered, answers, type Told } from './bank-answers.ts'
import { ownersOf, unclearError } from './receipt-owners.ts'
import { amountIn, digitsOf, type Reading, type ReceiptColumn, type ReceiptRow, type SentItem } from './receipt-rows.ts'

export interface Outcome {
  readonly itemId: string
  readonly amountFen: Fen
  readonly state: Answered
  readonly reason: string | null
}

/** A transfer that was withdrawn as not executed, of which the bank says otherwise. */
export interface Disputed {
  readonly itemId: string
  readonly sequence: number
  readonly payeeName: string
  readonly amountFen: Fen
  readonly told: Exclude<Told, 'returned'>
}

/**
 * Reads the bank's answers against what was sent. A row that repeats what is settled changes nothing.
 * @returns either every error of the file, or the outcomes that are news and what speaks against a withdrawal
 */
export function readReceipts(
  rows: readonly ReceiptRow[],
  items: readonly SentItem[],
  reading: Reading,
): {
  readonly errors: readonly FieldError[]
  readonly outcomes: readonly Outcome[]
  readonly disputed: readonly Disputed[]
} {
  const { mapping } = reading
  const { owners, unclear } = ownersOf(rows, items, reading)
  const nobodyKnows = new Set(unclear.flatMap((one) => one.rows))
  const seen = new Set<string>()
  const errors: FieldError[] = unclear.map((one) => unclearError(one, mapping))
  const found: Outcome[] = []
  const disputed: Disputed[] = []
  const meanings = meaningsOf(mapping)
  for (const row of rows) {
    const item = owners.get(row)
    if (!item) {
      if (!nobodyKnows.has(row)) errors.push(unknownItem(row, mapping))
      continue
    }
    const told = meanings.get(row.cells.result ?? '')
    const faults = faultsOf(row, item, { told, repeated: seen.has(item.id), mapping })
    seen.add(item.id)
    errors.push(...faults)
    if (faults.length > 0 || !told) continue
    const { id: itemId, sequence, payeeName, amountFen } = item
    if (item.state === 'withdrawn' && told !== 'returned') {
      disputed.push({ itemId, sequence, payeeName, amountFen, told })
    }
    const state = answers[item.state][told]
    if (state) {
      found.push({ itemId, amountFen, state, reason: row.cells.reason || null })
    }
  }
  return errors.length > 0 ? { errors, outcomes: [], disputed: [] } : { errors, outcomes: found, disputed }
}

/** The bank's words for an outcome. */
const meaningsOf = ({ words }: ReceiptMapping): ReadonlyMap<string, Told> =>
  new Map((['confirmed', 'returned', 'unknown'] as const).flatMap((state) => words[state].map((word) => [word, state])))

interface Judged {
  readonly told: Told | undefined
  readonly repeated: boolean
  readonly mapping: ReceiptMapping
}

function faultsOf(row: ReceiptRow, item: SentItem, { told, repeated, mapping }: Judged): FieldError[] {
  const { amount, account, payee, result, reason } = row.cells
  const at = (column: ReceiptColumn, message: string) => fault(row, mapping, column, message)
  const key = mapping.sequence.length > 0 ? 'sequence' : 'account'
  const otherAccount = key === 'sequence' && account && !digitsOf(account).endsWith(item.accountTail)
  return [
    ...(repeated ? [at(key, `在文件里出现了两次${key === 'sequence' ? `：${row.cells.sequence}` : ''}`)] : []),
    ...(payee && !sameName(payee, item.payeeName)
      ? [at('payee', `不是发出的收款人“${item.payeeName}”：${payee}；请与银行查明付给了谁`)]
      : []),
    ...(otherAccount ? [at('account', `不是发出的账号（尾号 ${item.accountTail}）`)] : []),
    ...(amountIn(mapping, amount) === item.amountFen
      ? []
      : [at('amount', `与发出的 ${formatYuanShort(item.amountFen)} 元不一致：${amount || '空'}`)]),
    ...(told ? [] : [at('result', `只能是${[...meaningsOf(mapping).keys()].join('、')}：${result || '空'}`)]),
    ...(told && item.state !== 'withdrawn' && answers[item.state][told] === undefined
      ? [at('result', contradicts(item, told))]
      : []),
    ...(told === 'returned' && mapping.reason.length > 0 && !reason
      ? [at('reason', '退回的须写明银行所说的原因')]
      : []),
  ]
}

const contradicts = ({ state }: SentItem, told: Told): string =>
  `已入账为“${itemStates.label(state)}”，不能改为“${itemStates.label(told)}”`

const unknownItem = (row: ReceiptRow, mapping: ReceiptMapping): FieldError =>
  mapping.sequence.length > 0
    ? fault(row, mapping, 'sequence', `不是本次付款的序号：${row.cells.sequence || '空'}`)
    : fault(row, mapping, 'account', '不是本次付款的账号')

function fault(row: ReceiptRow, mapping: ReceiptMapping, column: ReceiptColumn, message: string): FieldError {
  const title = mapping[column][0] ?? column
  return {
    path: `第${row.rowNumber}行 ${title}`,
    code: `receipt-${column}`,
    message: `第${row.rowNumber}行“${title}”${message}`,
  }
}
