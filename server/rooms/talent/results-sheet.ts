import type { ColumnSpec, TableColumn } from '#platform/sheets'
import { awardRanks } from './contract.ts'

/** What a file of contest results has. Rows with the same 奖项编号 are one team. */
export const resultColumns = [
  { key: 'item', title: '竞赛项目', required: true },
  { key: 'number', title: '奖项编号', aliases: ['证书编号'], required: true },
  { key: 'rank', title: '名次', required: true },
  { key: 'title', title: '奖项名称', required: true },
  { key: 'name', title: '姓名', required: true },
  { key: 'residentId', title: '居民身份证号', aliases: ['身份证号', '公民身份号码'], required: true },
  { key: 'employerCode', title: '所在企业信用代码' },
  { key: 'total', title: '奖项金额（元）', required: true },
  { key: 'amount', title: '本人所得（元）' },
  { key: 'proof', title: '发放凭证号' },
  { key: 'onDay', title: '获奖日期', type: 'date', required: true },
  { key: 'region', title: '所在县代码', required: true },
  { key: 'representing', title: '代表地区代码', required: true },
  { key: 'documentNumber', title: '文号', required: true },
  { key: 'documentTitle', title: '文件名称', required: true },
  { key: 'consented', title: '本人书面同意公开姓名' },
] as const satisfies readonly ColumnSpec[]

export type ResultKey = (typeof resultColumns)[number]['key']

const NOTES: Readonly<Partial<Record<ResultKey, string>>> = {
  number: '证书或文件上的编号；同一编号的几行是一个团体奖',
  residentId: '18位，单元格设为文本；须已在实名台账中',
  employerCode: '竞赛当日所在企业的统一社会信用代码',
  total: '上级实际发放的奖金，没有发的填0',
  amount: '团体奖按发奖文件分到个人，合计等于奖项金额；个人奖不填',
  region: '获奖记录归哪个县（市、区），六位代码',
  representing: '代表哪个地区参赛，六位代码，例如450200',
  consented: '填“是”才在光荣榜上印全名',
}
const CHOICES: Readonly<Partial<Record<ResultKey, readonly string[]>>> = {
  rank: awardRanks.values.map((code) => awardRanks.label(code)),
  consented: ['是', '否'],
}

export const resultTemplate: readonly TableColumn[] = resultColumns.map(({ key, title }) => ({
  key,
  title,
  width: 20,
  ...(CHOICES[key] && { choices: CHOICES[key] }),
  ...(NOTES[key] && { note: NOTES[key] }),
}))
