import type { FileReply, InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { writeCsv } from '#platform/sheets'
import type * as contract from '../contract-disclosure.ts'
import { differences, periodLabels } from '../domain/disclosure.ts'
import { labelled, labelledItem } from '../domain/disclosure-labels.ts'
import { refuse } from '../refusals-disclosure.ts'
import { type Disclosure, findDisclosure, selectDisclosures, selectPeriodVersions } from '../store-disclosure.ts'

/** Published disclosures, and for the bureau the drafts in its reach. */
export async function listDisclosures(tx: Tx, _: Actor, filter: InputOf<typeof contract.listDisclosures>) {
  const { rows, total } = await selectDisclosures(tx, filter)
  return { disclosures: rows.map((row) => headOf(row, row.replaced)), total }
}

/** One disclosure with its versions and what it changed. @throws Refusal `disclosure-unknown` */
export async function getDisclosure(tx: Tx, _: Actor, { disclosureId }: InputOf<typeof contract.getDisclosure>) {
  const one = await findDisclosure(tx, disclosureId)
  if (!one) throw refuse('disclosure-unknown')
  const versions = await selectPeriodVersions(tx, one.regionCode, one)
  const published = versions.filter(({ state }) => state === 'published')
  const before = published.find(({ version }) => version === one.version - 1)
  const words = (row: Parameters<typeof labelledItem>[0] | null) => row && labelledItem(row)
  const { hash, note, correctionReason, returnReason, draftedOn } = one
  return {
    ...headOf(one, one.state === 'published' && published.some(({ version }) => version > one.version)),
    ...{ hash, note, correctionReason, returnReason, draftedOn },
    figures: labelled(one.figures),
    versions: published.map(({ id, version, checkedOn }) => ({ id, version, publishedOn: checkedOn })),
    differences: before
      ? differences(before.figures.items, one.figures.items).map((row) => ({
          kind: row.kind,
          before: words(row.before),
          after: words(row.after),
        }))
      : [],
  }
}

const headOf = (one: Disclosure, replaced: boolean) => ({
  id: one.id,
  from: one.from,
  until: one.until,
  periodLabels: [...periodLabels(one)] as [string, string],
  regionCode: one.regionCode,
  regionName: one.regionName,
  version: one.version,
  state: one.state,
  publishedOn: one.state === 'published' ? one.checkedOn : null,
  paidFen: one.figures.paidFen,
  replaced,
})

/** The rows as CSV, the accounts first, each line with its region and source. @throws Refusal `disclosure-unknown` */
export async function exportDisclosure(
  tx: Tx,
  _: Actor,
  { disclosureId }: InputOf<typeof contract.exportDisclosure>,
): Promise<FileReply> {
  const one = await findDisclosure(tx, disclosureId)
  if (!one) throw refuse('disclosure-unknown')
  const { accounts, items } = labelled(one.figures)
  const rows = [
    ...accounts.map(({ sourceLabels, ...row }) => ({ ...row, source: sourceLabels[0], item: '（账户合计）' })),
    ...items.map(({ sourceLabels, itemLabels, ...row }) => ({ ...row, source: sourceLabels[0], item: itemLabels[0] })),
  ]
  const bytes = writeCsv(COLUMNS, rows)
  const name = `${one.regionName}资金使用情况${periodLabels(one)[0]}第${one.version}版.csv`
  return { name, type: 'text/csv; charset=utf-8', bytes, rows: rows.length }
}

const COLUMNS = [
  { key: 'source', title: '资金来源' },
  { key: 'regionName', title: '县（市、区）' },
  { key: 'item', title: '项目' },
  { key: 'allottedFen', title: '指标下达（元）', type: 'fen' },
  { key: 'handedDownFen', title: '下达下级（元）', type: 'fen' },
  { key: 'paidFen', title: '已付（元）', type: 'fen' },
  { key: 'recoveredFen', title: '追回、退汇（元）', type: 'fen' },
  { key: 'balanceFen', title: '期末结余（元）', type: 'fen' },
  { key: 'persons', title: '人数', type: 'int' },
] as const
