import type { FileReply } from '#kernel/endpoint'
import type { Tx } from '#platform/db'
import { type TableRow, writeTable } from '#platform/sheets'
import { type Column, type Figures, reportParts } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findReport } from '../store.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The report as the bureau's table: a line per county, their sum, the notes with version and hash. @throws Refusal `report-unknown` */
export async function exportReport(tx: Tx, reportId: string): Promise<FileReply> {
  const report = await findReport(tx, reportId)
  if (!report) throw refuse('report-unknown')
  const { figures, cityName, month, version } = report
  const bytes = await writeTable({
    sheetName: `月报${month}`,
    columns: [
      { key: 'number', title: '序号', width: 6, type: 'int' },
      { key: 'region', title: '县（市、区）', width: 18 },
      ...figures.columns.map((column) => ({
        key: column.key,
        title: titleOf(column),
        width: 16,
        type: column.unit === 'fen' ? ('fen' as const) : ('int' as const),
      })),
    ],
    rows: rowsOf(figures),
    blankRows: 0,
    notes: [
      `${cityName}职业技能培训月报 ${month}（1日至月末）`,
      `第${version}版，${report.submittedOn}由${report.submittedName}报送${report.late ? '（逾期）' : ''}`,
      ...(report.correctionReason ? [`更正原因：${report.correctionReason}`] : []),
      `校验值 ${report.hash}`,
      '依据：柳政规〔2019〕63号 七（二）统计管理制度',
      ...figures.columns.map((column) => `${titleOf(column)}：${column.why}`),
    ],
  })
  return { name: `${cityName}月报${month}第${version}版.xlsx`, type: XLSX, bytes, rows: 0 }
}

const titleOf = ({ part, labels, unit }: Column): string =>
  unit === 'fen' ? `${reportParts.label(part)}·${labels[0]}（元）` : `${labels[0]}（人次）`

function rowsOf({ rows, total }: Figures): TableRow[] {
  const counties = rows.map((row, index) => ({ number: index + 1, region: row.regionName, ...row.values }))
  return [...counties, { number: null, region: '合计', ...total }]
}
