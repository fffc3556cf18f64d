import type { InputOf } from '#kernel/endpoint'
import { cutPage } from '#kernel/pages'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import type { Column } from '../contract.ts'
import { columns } from '../domain/columns.ts'
import { figureOf, isOver, reportTone } from '../domain/figures.ts'
import { refuse } from '../refusals.ts'
import { findReport, selectCell, selectFacts, selectVersions } from '../store.ts'
import { computeReport, hashOf } from './compute-report.ts'

/** A month as the records stand now, beside the version last submitted. @throws Refusal `city-needed`, `city-unreached` */
export async function previewReport(tx: Tx, actor: Actor, input: InputOf<typeof contract.previewReport>) {
  const { facts: _, ...computed } = await computeReport(tx, actor, input)
  const [latest] = await selectVersions(tx, computed.cityCode, computed.month)
  return {
    ...computed,
    over: isOver(computed.month, tx.today),
    tone: latest ? ('fine' as const) : reportTone(computed.month, computed.dueOn, tx.today),
    latest: latest ?? null,
    differs: latest !== undefined && latest.hash !== computed.hash,
  }
}

/** The people behind a cell of the preview. @throws Refusal `column-unknown`, `city-needed`, `city-unreached` */
export async function previewPeople(tx: Tx, actor: Actor, input: InputOf<typeof contract.previewPeople>) {
  const column = columnOf(columns, input.column)
  const { facts, figures } = await computeReport(tx, actor, input)
  const names = new Map(figures.rows.map((row) => [row.regionCode, row.regionName]))
  const cell = facts
    .map((fact, position) => ({ ...fact, position, regionName: names.get(fact.regionCode) ?? fact.regionCode }))
    .filter((fact) => fact.column === column.key)
    .filter((fact) => !input.regionCode || fact.regionCode === input.regionCode)
  const after = cell.filter((fact) => fact.position > Number(input.cursor ?? -1))
  const page = cutPage(after, input.limit, cell.length, (fact) => String(fact.position))
  return { ...page, figure: figureOf(column, cell) }
}

/** A submitted report, whether it is still what was submitted, and its versions. @throws Refusal `report-unknown` */
export async function readReport(tx: Tx, reportId: string) {
  const report = await findReport(tx, reportId)
  if (!report) throw refuse('report-unknown')
  const facts = await selectFacts(tx, reportId)
  const versions = await selectVersions(tx, report.cityCode, report.month)
  return { ...report, intact: hashOf({ ...report, facts }) === report.hash, versions }
}

/** The people behind a cell of a submitted report. @throws Refusal `report-unknown`, `column-unknown` */
export async function reportPeople(tx: Tx, _actor: Actor, input: InputOf<typeof contract.reportPeople>) {
  const report = await findReport(tx, input.reportId)
  if (!report) throw refuse('report-unknown')
  const column = columnOf(report.figures.columns, input.column)
  const row = report.figures.rows.find(({ regionCode }) => regionCode === input.regionCode)
  const values = input.regionCode ? row?.values : report.figures.total
  return { ...(await selectCell(tx, input)), figure: values?.[column.key] ?? 0 }
}

function columnOf(known: readonly Column[], key: string): Column {
  const column = known.find((candidate) => candidate.key === key)
  if (!column) throw refuse('column-unknown')
  return column
}
