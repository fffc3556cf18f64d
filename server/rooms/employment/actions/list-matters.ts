import type { FileReply, InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type TableColumn, writeTable } from '#platform/sheets'
import type * as contract from '../contract.ts'
import { employmentStatuses, matterStates } from '../contract-words.ts'
import { readingsFor } from '../readings.ts'
import { selectMatters } from '../store.ts'

/** A page of the matters, what is due first, judged by the readings of whoever asks. */
export async function listMatters(tx: Tx, actor: Actor, filter: InputOf<typeof contract.listMatters>) {
  return selectMatters(tx, filter, await readingsFor(tx, actor.regionCode))
}

/** As many matters as one file takes. */
const MOST = 5000

const columns: readonly TableColumn[] = [
  { key: 'person', title: '姓名', width: 12 },
  { key: 'region', title: '县（区）', width: 18 },
  { key: 'township', title: '乡镇', width: 14 },
  { key: 'class', title: '班级', width: 26 },
  { key: 'opened', title: '登记日期', width: 12 },
  { key: 'state', title: '状态', width: 12 },
  { key: 'referred', title: '已推介岗位', width: 10, type: 'int' },
  { key: 'wanted', title: '应推介岗位', width: 10, type: 'int' },
  { key: 'due', title: '应回访', width: 12 },
  { key: 'followed', title: '已回访', width: 12 },
  { key: 'status', title: '就业状态', width: 14 },
  { key: 'verified', title: '核实日期', width: 12 },
]

/** The matters as the page shows them, by the same filters, what is due first. */
export async function exportMatters(
  tx: Tx,
  actor: Actor,
  filter: InputOf<typeof contract.exportMatters>,
): Promise<FileReply> {
  const readings = await readingsFor(tx, actor.regionCode)
  const { rows: matters, total } = await selectMatters(tx, { ...filter, limit: MOST }, readings)
  const rows = matters.map((one) => ({
    person: one.personName,
    region: one.regionName,
    township: one.township,
    class: one.classTitle,
    opened: one.openedOn,
    state: matterStates.label(one.state),
    referred: one.referred,
    wanted: one.referralsMin,
    due: one.followUpDueOn,
    followed: one.followUpDoneOn,
    status: one.status && employmentStatuses.label(one.status),
    verified: one.verifiedOn,
  }))
  const notes = [
    `按页面上的条件共 ${total} 件，本表列出 ${rows.length} 件`,
    '不含证件号和电话；导出留有记录，请妥善保管',
  ]
  return {
    name: `就业服务台账-${tx.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeTable({ sheetName: '就业服务', columns, rows, notes, blankRows: 0 }),
    rows: rows.length,
  }
}
