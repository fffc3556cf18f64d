import { type PlaceLink, placeLinks } from '#catalog/contract'
import { type DateText, readDate } from '#kernel/dates'
import { type Fen, readYuan } from '#kernel/money'
import type { ColumnSpec, SheetTable, TableColumn } from '#platform/sheets'

/** What a roster upload must have. */
export const rosterColumns = [
  { key: 'name', title: '姓名', required: true },
  { key: 'residentId', title: '居民身份证号', aliases: ['身份证号', '公民身份号码', '身份证号码'], required: true },
  { key: 'fee', title: '收费（元）', aliases: ['收费'] },
  { key: 'placeLink', title: '参训地', aliases: ['参训地联系'] },
  { key: 'agreement', title: '学徒协议签订日期', type: 'date' },
] as const satisfies readonly ColumnSpec[]

/** The template's columns. */
export const templateColumns: readonly TableColumn[] = [
  { key: 'name', title: '姓名', width: 16, note: '与身份证一致' },
  { key: 'residentId', title: '居民身份证号', width: 24, note: '18位，单元格设为文本' },
  { key: 'fee', title: '收费（元）', note: '向本人收的培训费、押金、材料费合计；留空按申报的收费' },
  {
    key: 'placeLink',
    title: '参训地',
    choices: placeLinks.values.map((link) => placeLinks.label(link)),
    note: '户籍不在本县的填写：本县是常住地还是求职就业地',
  },
  { key: 'agreement', title: '学徒协议签订日期', type: 'date', note: '学徒培训填写' },
]

/** The export's columns: no identity numbers leave with a list that only needs their last characters. */
export const exportColumns: readonly TableColumn[] = [
  { key: 'number', title: '序号', type: 'int' },
  { key: 'personName', title: '姓名', width: 16 },
  { key: 'residentIdTail', title: '身份证号末两位' },
  { key: 'township', title: '乡镇（街道）', width: 20 },
  { key: 'statuses', title: '身份（开班日）', width: 30 },
  { key: 'contract', title: '与开班单位的劳动合同', width: 28 },
  { key: 'fee', title: '收费（元）', type: 'fen' },
  { key: 'placeLink', title: '参训地' },
  { key: 'attendedDays', title: '出勤天数', type: 'int' },
  { key: 'result', title: '考核结果' },
  { key: 'withdrawnOn', title: '退班日期', type: 'date' },
]

interface RowTerms {
  readonly feeFen: Fen | undefined
  readonly placeLink: PlaceLink | undefined
  readonly agreementSignedOn: DateText | undefined
}

/** Cells the spreadsheet program has spoilt, by row: a number that lost its last digits is nobody's. */
export const brokenCells = (problems: SheetTable['problems']) =>
  new Map(
    problems
      .filter(({ code }) => code === 'precision-lost' || code === 'cell-error')
      .map(({ rowNumber, columnKey, message }) => [
        rowNumber,
        { column: rosterColumns.find(({ key }) => key === columnKey)?.title ?? columnKey, message },
      ]),
  )

/** The terms a row states; an empty cell states nothing. @returns the column and what is wrong with it, for the first fault */
export function readRowTerms(
  cells: Readonly<Record<'fee' | 'placeLink' | 'agreement', string>>,
): RowTerms | { readonly column: string; readonly message: string } {
  const feeFen = cells.fee === '' ? undefined : readYuan(cells.fee)
  if (cells.fee !== '' && (feeFen === undefined || feeFen < 0)) {
    return { column: '收费（元）', message: '应为金额，没有收费写0；请按元填写' }
  }
  const placeLink = placeLinks.values.find((link) => placeLinks.label(link) === cells.placeLink)
  if (cells.placeLink !== '' && !placeLink) {
    return { column: '参训地', message: '应为户籍地、常住地或求职就业地；请从下拉列表选择' }
  }
  const agreementSignedOn = readDate(cells.agreement)
  if (cells.agreement !== '' && !agreementSignedOn) {
    return { column: '学徒协议签订日期', message: '日期读不出；请按“年-月-日”填写' }
  }
  return { feeFen, placeLink, agreementSignedOn }
}
