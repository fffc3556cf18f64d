import { addDays, type DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { canonical, sha256 } from '#platform/secrets'
import { readReadings } from '#policy'
import { regionName } from '#regions'
import type * as contract from '../contract-disclosure.ts'
import { endedPeriods, itemRows, type Period, periodLabels, periodOf, totalOf } from '../domain/disclosure.ts'
import { labelled } from '../domain/disclosure-labels.ts'
import { refuse } from '../refusals-disclosure.ts'
import {
  type DisclosedFigures,
  firstBookedOn,
  selectAccountUse,
  selectDrafted,
  selectPeriodVersions,
  selectUses,
} from '../store-disclosure.ts'

const READINGS = [
  'disclosure.period',
  'disclosure.due-days',
  'disclosure.least-persons',
  'disclosure.reminded-periods',
  'disclosure.warning-days',
] as const
const readingsOf = (tx: Tx, regionCode: string) => readReadings(tx, READINGS, regionCode)

/** The figures of a period from the books, and the hash a draft is bound to (lz-2019-63#6-4). */
export async function computeDisclosure(tx: Tx, regionCode: string, period: Period) {
  const { 'disclosure.least-persons': leastPersons } = await readingsOf(tx, regionCode)
  const accounts = await selectAccountUse(tx, regionCode, period)
  const items = itemRows(await selectUses(tx, regionCode, period), leastPersons)
  const figures: DisclosedFigures = { accounts, items, ...totalOf(items), leastPersons }
  return { figures, hash: sha256(canonical({ regionCode, ...period, figures })) }
}

/** The period that begins on a day. @throws Refusal `period-wrong` */
export async function periodFrom(tx: Tx, regionCode: string, from: DateText): Promise<Period> {
  const period = periodOf((await readingsOf(tx, regionCode))['disclosure.period'], from)
  if (period.from !== from) throw refuse('period-wrong', { from, period: periodLabels(period)[0] })
  return period
}

/** What would be published of the own region now; also of a period that still runs. @throws Refusal `period-wrong` */
export async function previewDisclosure(tx: Tx, actor: Actor, { from }: InputOf<typeof contract.previewDisclosure>) {
  const { regionCode } = actor
  const period = await periodFrom(tx, regionCode, from)
  const { figures, hash } = await computeDisclosure(tx, regionCode, period)
  const versions = await selectPeriodVersions(tx, regionCode, period)
  return {
    ...period,
    periodLabels: labelsOf(period),
    regionName: await regionName(tx, regionCode),
    figures: labelled(figures),
    hash,
    nextVersion: versions.filter(({ state }) => state === 'published').length + 1,
    drafted: versions.some(({ state }) => state === 'draft'),
  }
}

/**
 * The last periods of the own region that are over and not published; none before the first booking. Asked on every visit
 * of the desk, so the journal is only looked through where something is missing.
 */
export async function dueDisclosures(tx: Tx, { regionCode }: Actor) {
  const set = await readingsOf(tx, regionCode)
  const ended = endedPeriods(set['disclosure.period'], tx.today, set['disclosure.reminded-periods'])
  const drafted = await selectDrafted(tx, regionCode, ended)
  const missing = ended.filter(({ from, until }) => !drafted.some((one) => one.from === from && one.until === until))
  const first = missing.length > 0 ? await firstBookedOn(tx, regionCode) : undefined
  if (!first) return []
  return missing
    .filter(({ until }) => until >= first)
    .map((period) => {
      const dueOn = addDays(period.until, set['disclosure.due-days'])
      const warned = addDays(dueOn, -set['disclosure.warning-days'])
      return { ...period, periodLabels: labelsOf(period), dueOn, tone: toneOf(dueOn, warned, tx.today) }
    })
}

const labelsOf = (period: Period): [string, string] => [...periodLabels(period)]

const toneOf = (dueOn: DateText, warned: DateText, today: DateText) =>
  today > dueOn ? ('overdue' as const) : today >= warned ? ('soon' as const) : ('fine' as const)
