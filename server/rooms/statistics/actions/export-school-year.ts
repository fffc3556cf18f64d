import type { FileReply, InputOf } from '#kernel/endpoint'
import { formatYuan } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { writeTable } from '#platform/sheets'
import { type exportSchoolYear as contract, incomeKinds } from '../contract.ts'
import { readSchoolYear } from './read-school-year.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The year as the school's table: every sum that counts, their total, the figures in the notes. @throws Refusal `school-unknown` */
export async function exportSchoolYear(tx: Tx, actor: Actor, input: InputOf<typeof contract>): Promise<FileReply> {
  const of = await readSchoolYear(tx, actor, input)
  const rows = [
    ...of.payments.map((one) => ({
      on: one.settledOn,
      kind: incomeKinds.label(one.kind),
      from: `${one.regionName} ${one.classNumber ?? ''} ${one.classTitle ?? ''}`.trim(),
      document: `${one.orderNumber}（批次${one.batchNumber}）`,
      pairing: one.inPairing ? '是' : '否',
      amount: one.amountFen,
    })),
    ...of.receipts
      .filter(({ withdrawnReason }) => withdrawnReason === null)
      .map((one) => ({
        on: one.receivedOn,
        kind: incomeKinds.label(one.kind),
        from: one.payer,
        document: one.document,
        pairing: one.inPairing ? '是' : '否',
        amount: one.amountFen,
      })),
  ]
  const bytes = await writeTable({
    sheetName: `${of.year}年度`,
    columns: [
      { key: 'on', title: '到账日期', width: 12, type: 'date' },
      { key: 'kind', title: '类别', width: 12 },
      { key: 'from', title: '来源', width: 40 },
      { key: 'document', title: '凭证', width: 30 },
      { key: 'pairing', title: '结对帮扶工作', width: 14 },
      { key: 'amount', title: '金额（元）', width: 14, type: 'fen' },
    ],
    rows: [...rows, { from: '合计', amount: of.income.totalFen }],
    blankRows: 0,
    notes: [
      `${of.organizationName} ${of.year}年度培训和鉴定收入（按实际到账）`,
      ...(of.whole ? [] : ['只含本地区支付的部分']),
      ...of.figures.map(({ title, sentence }) => `${title}：${sentence}`),
      ...(of.nextBaseFen === null
        ? []
        : [`下一年度单位工资核定基数：${formatYuan(of.nextBaseFen)}元（所增加的总量不计入）`]),
      ...of.shares.map(({ title, percent }) => `${title}：${percent === null ? '未规定' : `${percent}%`}`),
    ],
  })
  return { name: `${of.organizationName}${of.year}年度测算.xlsx`, type: XLSX, bytes, rows: 0 }
}
