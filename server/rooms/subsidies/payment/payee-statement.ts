import type { FileReply } from '#kernel/endpoint'
import { sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type TableColumn, writeTable } from '#platform/sheets'
import { clauseName, fundItems, packReader } from '#policy'
import { sentenceOf } from '../calculation/line-sentence.ts'
import { withSplit } from '../calculation/split-words.ts'
import { selectParts } from '../claims/store-lines.ts'
import { itemStates } from '../contract-words.ts'
import { type PayeeSpan, payeeNameOf, selectSentTo } from './store-statement.ts'
import { inOne, twiceTold } from './twice-told.ts'

/** 收款人对账单: transfer by transfer what was sent, why, when, and what the bank said; returned ones stay on it. */
export async function payeeStatement(tx: Tx, span: PayeeSpan) {
  const rows = await selectSentTo(tx, span)
  const parts = await selectParts(
    tx,
    rows.map((row) => row.decisionId),
  )
  const again = rows.filter((row) => row.state === 'confirmed' && !row.live)
  const twice = await twiceTold(
    tx,
    again.map((row) => row.lineId),
  )
  const toldOf = (row: (typeof rows)[number]) => {
    const told = again.includes(row) ? twice.get(row.lineId) : undefined
    return told ? inOne(told) : null
  }
  const packsIn = packReader(tx)
  const transfers = []
  for (const own of Map.groupBy(rows, (row) => row.id).values()) {
    const [head] = own
    if (!head) continue
    const packs = await packsIn(head.regionCode)
    const { id, batchId, orderNumber, sequence, accountTail, amountFen, sentOn } = head
    const { state, bankReason, settledOn, returnedOn } = head
    const lines = own.map((row) => ({
      lineNumber: row.lineNumber,
      matter: `${row.matterTitle}（${row.matterNumber}）`,
      subjectName: row.subjectName,
      item: fundItems.label(row.item),
      serviceFrom: row.serviceFrom,
      serviceUntil: row.serviceUntil,
      amountFen: row.lineFen,
      sentence: withSplit(sentenceOf({ ...row, amountFen: row.lineFen }), parts.get(row.decisionId)),
      clauses: row.detail.decision.cites.map((cite) => clauseName(cite, packs)),
      twice: toldOf(row),
    }))
    const bank = { state, bankReason, settledOn, returnedOn }
    transfers.push({ id, batchId, orderNumber, sequence, accountTail, amountFen, sentOn, ...bank, lines })
  }
  const paid = transfers.filter((one) => one.state === 'confirmed')
  const paidFen = sum(paid.map((one) => one.amountFen))
  return { payeeName: await payeeNameOf(tx, span), paidFen, transfers }
}

const columns: readonly TableColumn[] = [
  { key: 'order', title: '付款单号', width: 24 },
  { key: 'sentOn', title: '付款日期', type: 'date' },
  { key: 'account', title: '账号尾号' },
  { key: 'matter', title: '事项', width: 40 },
  { key: 'subject', title: '对象' },
  { key: 'item', title: '项目', width: 24 },
  { key: 'amount', title: '金额（元）', type: 'fen' },
  { key: 'why', title: '为什么', width: 48 },
  { key: 'clauses', title: '依据', width: 40 },
  { key: 'bank', title: '银行答复', width: 24 },
  { key: 'settledOn', title: '银行答复日期', type: 'date' },
  { key: 'returnedOn', title: '到账后退汇日期', type: 'date' },
]

/** The same as a workbook, one row a line. */
export async function payeeStatementFile(tx: Tx, span: PayeeSpan): Promise<FileReply> {
  const { payeeName, transfers } = await payeeStatement(tx, span)
  const rows = transfers.flatMap(({ lines, ...one }) =>
    lines.map((line) => ({
      order: `${one.orderNumber} 第${one.sequence}笔`,
      sentOn: one.sentOn,
      account: one.accountTail,
      matter: line.matter,
      subject: line.subjectName,
      item: line.item,
      amount: line.amountFen,
      why: line.sentence,
      clauses: line.clauses.join('、'),
      bank: [itemStates.label(one.state), one.bankReason, line.twice].filter(Boolean).join('：'),
      settledOn: one.settledOn,
      returnedOn: one.returnedOn,
    })),
  )
  tx.notes.push({ facts: { act: 'payee-statement', payeeKind: span.payeeKind, lines: rows.length } })
  return {
    name: `收款人对账单-${payeeName ?? '无付款'}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeTable({ sheetName: '收款人对账单', columns, rows, blankRows: 0, dated: tx.today }),
    rows: rows.length,
  }
}
