import { type DateText, firstDay, lastDay, type MonthText } from '#kernel/dates'
import { scopePrefix } from '#kernel/region-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { canonical, sha256 } from '#platform/secrets'
import { readReading } from '#policy'
import { findRegion, regionsBelow } from '#regions'
import type { Figures } from '../contract.ts'
import { columns, QUERY_VERSION } from '../domain/columns.ts'
import { type Fact, figuresOf, inOrder, reportDueOn } from '../domain/figures.ts'
import { factsOf } from '../facts.ts'
import { refuse } from '../refusals.ts'

/** A month computed from the records as they stand now. */
export interface Computed {
  readonly cityCode: string
  readonly cityName: string
  readonly month: MonthText
  readonly from: DateText
  readonly until: DateText
  readonly dueOn: DateText
  readonly figures: Figures
  readonly facts: readonly Fact[]
  readonly hash: string
}

/**
 * Computes a city's month, the 1st to the last day; the caller's own city unless one is named.
 * @throws Refusal `city-needed`, `city-unreached`
 */
export async function computeReport(
  tx: Tx,
  actor: Actor,
  asked: { month: MonthText; cityCode?: string | undefined },
): Promise<Computed> {
  const city = await cityOf(tx, actor, asked.cityCode)
  const { month } = asked
  const [from, until] = [firstDay(month), lastDay(month)]
  const span = { regionPrefix: scopePrefix(city.code as never), from, until }
  const facts = inOrder(await factsOf(tx, span), columns)
  const figures = figuresOf(facts, columns, await regionsBelow(tx, city.code))
  const dueOn = reportDueOn(month, await readReading(tx, 'monthly-report.due-day', city.code))
  const hash = hashOf({ cityCode: city.code, month, queryVersion: QUERY_VERSION, figures, facts })
  return { cityCode: city.code, cityName: city.name, month, from, until, dueOn, figures, facts, hash }
}

/** The hash of a report: its figures and everybody behind them. */
export function hashOf(report: {
  cityCode: string
  month: MonthText
  queryVersion: string
  figures: Figures
  facts: readonly Fact[]
}): string {
  const { cityCode, month, queryVersion, figures, facts } = report
  return sha256(canonical({ cityCode, month, queryVersion, figures, facts }))
}

async function cityOf(tx: Tx, actor: Actor, asked: string | undefined) {
  const city = await findRegion(tx, asked ?? actor.regionCode)
  if (!city?.code.startsWith(actor.regionPrefix)) throw refuse('city-unreached')
  if (city.level !== 'city') throw refuse('city-needed')
  return city
}
