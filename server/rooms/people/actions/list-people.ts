import type { FileReply, InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type TableColumn, writeTable } from '#platform/sheets'
import type * as contract from '../contract.ts'
import { intentKinds, personStatuses } from '../contract-words.ts'
import { selectPeople } from '../store.ts'

/** A page of the register, newest first. */
export const listPeople = (tx: Tx, _: Actor, filter: InputOf<typeof contract.listPeople>) => selectPeople(tx, filter)

/** As many people as one file takes. */
const MOST = 5000

const columns: readonly TableColumn[] = [
  { key: 'name', title: '姓名', width: 12 },
  { key: 'sex', title: '性别', width: 6 },
  { key: 'age', title: '年龄', width: 6, type: 'int' },
  { key: 'region', title: '县（区）', width: 18 },
  { key: 'township', title: '户籍乡镇', width: 14 },
  { key: 'dwelling', title: '居住类型', width: 10 },
  { key: 'statuses', title: '身份类别', width: 30 },
  { key: 'intents', title: '意愿', width: 30 },
  { key: 'confirmed', title: '最近确认', width: 12 },
  { key: 'reviewed', title: '审核日期', width: 12 },
]

/** The register as the page shows it, by the same filters: no id, no phone, no account. */
export async function exportPeople(
  tx: Tx,
  _: Actor,
  filter: InputOf<typeof contract.exportPeople>,
): Promise<FileReply> {
  const { rows: people, total } = await selectPeople(tx, { ...filter, limit: MOST })
  const rows = people.map((one) => ({
    name: one.name,
    sex: one.sex === 'male' ? '男' : '女',
    age: one.age,
    region: one.regionName,
    township: one.townshipName,
    dwelling: one.urban ? '城镇' : '农村',
    statuses: one.statuses.map((status) => personStatuses.label(status)).join('、'),
    intents: one.intents.map(({ kind, trade }) => `${intentKinds.label(kind)} ${trade}`.trim()).join('、'),
    confirmed: one.intents[0]?.lastConfirmedOn,
    reviewed: one.reviewedOn,
  }))
  const notes = [
    `按页面上的条件共 ${total} 人，本表列出 ${rows.length} 人`,
    '不含证件号、电话和账户；导出留有记录，请妥善保管',
  ]
  return {
    name: `实名台账-${tx.today}.xlsx`,
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeTable({ sheetName: '实名台账', columns, rows, notes, blankRows: 0 }),
    rows: rows.length,
  }
}
