import type { FileReply, InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { type ColumnSpec, readTable, writeTable } from '#platform/sheets'
import { type importTradeList as contract, tradeLists } from '../contract.ts'
import { readList } from '../domain/read-list.ts'
import { refuse } from '../refusals.ts'
import { selectTrades } from '../store.ts'
import { insertVersion } from '../store-lists.ts'

const columns = [
  { key: 'name', title: '职业（工种）', aliases: ['职业名称', '名称', '专业（工种）'], required: true },
  { key: 'code', title: '编码', aliases: ['职业编码'] },
] as const satisfies readonly ColumnSpec[]

/**
 * A new version of one of the three lists for the importer's region, whole or not at all: a list with a wrong row would say of a trade that it is
 * not in it (柳政规〔2019〕63号 五（五）).
 * @throws Refusal of the sheet, `list-version-known`
 */
export async function importTradeList(tx: Tx, { regionCode }: Actor, { file, ...head }: InputOf<typeof contract>) {
  const { rows } = await readTable(file, columns)
  const { items, faults } = readList(rows, { list: head.list, trades: await selectTrades(tx) })
  const accepted = faults.length === 0 ? items.length : 0
  if (accepted > 0 && !(await insertVersion(tx, { ...head, regionCode }, items))) {
    throw refuse('list-version-known', { list: tradeLists.label(head.list), from: head.effectiveFrom })
  }
  tx.notes.push({ facts: { list: head.list, effectiveFrom: head.effectiveFrom, rows: rows.length, accepted } })
  return { total: rows.length, accepted, faults }
}

/** The template of a list. */
export async function tradeListTemplate(): Promise<FileReply> {
  return {
    name: '职业目录.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    rows: 0,
    bytes: await writeTable({
      sheetName: '目录',
      rows: [],
      columns: columns.map(({ key, title }) => ({ key, title, width: 24 })),
      notes: [
        '按发布的目录逐行填写；没有编码的留空；名称、编码与“职业目录”一致（专项职业能力按发布的名称）；有一行不对，整张表不入库',
      ],
    }),
  }
}
