import type { InputOf } from '#kernel/endpoint'
import { sum } from '#kernel/money'
import { remember } from '#kernel/remember'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { frontLinePercent, isFrontLine, standingOf, taxOf, usedOf } from '../domain/education-fund.ts'
import { fundFigures } from '../domain/year-figures.ts'
import { refuse } from '../refusals-education.ts'
import { findReport, selectEnterprises, selectItems, selectReports, selectSubsidised } from '../store-education.ts'
import { type PacksOfYear, packsOfYear } from '../year-packs.ts'

type Report = NonNullable<Awaited<ReturnType<typeof findReport>>>

/**
 * A report with its items, its share and tax limit, and the enterprise's subsidised classes of the year beside what it
 * charges for the same ones (lz-2019-63#6-3).
 * @throws Refusal `education-report-unknown`
 */
export async function readEducationReport(tx: Tx, reportId: string) {
  const report = await findReport(tx, reportId)
  if (!report) throw refuse('education-report-unknown')
  const items = await selectItems(tx, [reportId])
  const used = usedOf(items)
  const asked = await packsOfYear(tx, report.regionCode, report.year)
  const year = { ...used, wagesFen: report.wagesFen }
  const limit = fundFigures(asked, 'tax-limit', year)
  const deductible = limit[0]?.amountFen
  const subsidised = await selectSubsidised(tx, report.organizationId, report.year)
  return {
    ...headOf(report),
    ...used,
    items: items.map(({ reportId: _, ...item }) => ({ ...item, frontLine: isFrontLine(item.kind) })),
    frontLinePercent: frontLinePercent(used),
    figures: [...fundFigures(asked, 'front-line-share', year), ...limit],
    tax: deductible === undefined || deductible === null ? null : taxOf(used.usedFen, deductible),
    subsidised: subsidised.map((one) => ({
      ...one,
      chargedFen: sum(items.filter(({ classId }) => classId === one.classId).map(({ amountFen }) => amountFen)),
    })),
  }
}

const headOf = ({ regionCode: _, submittedPerson: __, ...head }: Report) => head

/** Every enterprise in reach with its latest version of the year, and how it stands against the share. */
export async function listEducationReports(
  tx: Tx,
  _: Actor,
  { year, standing }: InputOf<typeof contract.listEducationReports>,
) {
  const enterprises = await selectEnterprises(tx)
  const reports = await selectReports(tx, { year })
  const items = await selectItems(
    tx,
    reports.map(({ id }) => id),
  )
  const reportsOf = Map.groupBy(reports, ({ organizationId }) => organizationId)
  const itemsOf = Map.groupBy(items, ({ reportId }) => reportId)
  const packsIn = remember((regionCode) => packsOfYear(tx, regionCode, year))
  const rows = []
  for (const { id: organizationId, name, regionCode, regionName } of enterprises) {
    const own = reportsOf.get(organizationId) ?? []
    const report = own.find(({ state }) => state !== 'draft') ?? own[0]
    const used = usedOf(itemsOf.get(report?.id ?? '') ?? [])
    const submitted = report !== undefined && report.state !== 'draft'
    const reaches = submitted ? reachesShare(await packsIn(regionCode), report, used) : undefined
    const row = {
      organizationId,
      organizationName: name,
      regionName,
      standing: standingOf(submitted, reaches),
      frontLinePercent: report ? frontLinePercent(used) : null,
      report: report ? { ...headOf(report), ...used } : null,
    }
    if (!standing || row.standing === standing) rows.push(row)
  }
  return { rows }
}

/** The rule decides, never a number here; undefined where no document is in force. */
function reachesShare(asked: PacksOfYear, { wagesFen }: Report, used: ReturnType<typeof usedOf>): boolean | undefined {
  const [figure] = fundFigures(asked, 'front-line-share', { ...used, wagesFen })
  return figure && figure.amountFen !== null
}

/** The calculator: what may be deducted of a year's spending, and what is carried forward; information only. */
export async function calculateTaxLimit(tx: Tx, actor: Actor, given: InputOf<typeof contract.calculateTaxLimit>) {
  const { wagesFen, usedFen, year } = given
  const asked = await packsOfYear(tx, actor.regionCode, year)
  const [figure] = fundFigures(asked, 'tax-limit', { usedFen, frontLineFen: usedFen, wagesFen })
  if (!figure || figure.amountFen === null)
    return { deductibleFen: null, carriedFen: null, sentence: '这一年这一地区没有执行中的文件规定这项限额' }
  return { ...taxOf(usedFen, figure.amountFen), sentence: figure.sentence }
}
