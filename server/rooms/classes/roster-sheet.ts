import type { ColumnSpec, TableColumn } from '#platform/sheets'

/** What a roster upload must have. */
export const rosterColumns = [
  { key: 'name', title: '姓名', required: true },
  { key: 'residentId', title: '居民身份证号', aliases: ['身份证号', '公民身份号码', '身份证号码'], required: true },
] as const satisfies readonly ColumnSpec[]

/** The template's columns. */
export const templateColumns: readonly TableColumn[] = [
  { key: 'name', title: '姓名', width: 16, note: '与身份证一致' },
  { key: 'residentId', title: '居民身份证号', width: 24, note: '18位，单元格设为文本' },
]

/** The export's columns: no identity numbers leave with a list that only needs their last characters. */
export const exportColumns: readonly TableColumn[] = [
  { key: 'number', title: '序号', type: 'int' },
  { key: 'personName', title: '姓名', width: 16 },
  { key: 'residentIdTail', title: '身份证号末两位' },
  { key: 'township', title: '乡镇（街道）', width: 20 },
  { key: 'statuses', title: '身份（开班日）', width: 30 },
  { key: 'contract', title: '与开班单位的劳动合同', width: 28 },
  { key: 'attendedDays', title: '出勤天数', type: 'int' },
  { key: 'result', title: '考核结果' },
  { key: 'withdrawnOn', title: '退班日期', type: 'date' },
]
