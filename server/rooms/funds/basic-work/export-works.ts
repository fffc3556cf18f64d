import type { FileReply, InputOf } from '#kernel/endpoint'
import type { Tx } from '#platform/db'
import { type TableColumn, writeTable } from '#platform/sheets'
import { basicWorkItems, basicWorkStates, type exportBasicWorks, fundSources } from '../contract.ts'
import { everyWork } from './store-works.ts'

const columns: readonly TableColumn[] = [
  { key: 'regionName', title: '地区', width: 16 },
  { key: 'item', title: '种类', width: 24 },
  { key: 'title', title: '事项', width: 40 },
  { key: 'organizationName', title: '支持单位', width: 32 },
  { key: 'source', title: '资金来源', width: 24 },
  { key: 'document', title: '文号', width: 24 },
  { key: 'amountFen', title: '金额（元）', type: 'fen', width: 14 },
  { key: 'acceptedFen', title: '验收金额（元）', type: 'fen', width: 14 },
  { key: 'responsibleUnit', title: '用款责任单位', width: 28 },
  { key: 'responsiblePerson', title: '责任人', width: 12 },
  { key: 'startsOn', title: '开始', type: 'date', width: 12 },
  { key: 'dueOn', title: '期限', type: 'date', width: 12 },
  { key: 'resultDocument', title: '成果文件', width: 24 },
  { key: 'state', title: '状态', width: 20 },
  { key: 'purpose', title: '用途', width: 48 },
]

/** The list as a workbook, all works that match the filter. */
export async function exportWorks(tx: Tx, filter: InputOf<typeof exportBasicWorks>): Promise<FileReply> {
  const works = await everyWork(tx, filter)
  const rows = works.map((work) => ({
    ...work,
    item: basicWorkItems.label(work.item),
    source: fundSources.label(work.source),
    state: basicWorkStates.label(work.state),
  }))
  return {
    name: `基础工作支持-${tx.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    rows: rows.length,
    bytes: await writeTable({ sheetName: '基础工作支持', columns, rows, blankRows: 0 }),
  }
}
