import { lastDay, type MonthText } from '#kernel/dates'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { isTerritory, packsFor, readReading } from '#policy'
import { findRegion, regionsBelow } from '#regions'
import { monthsMissing, reportDueOn, reportTone } from '../domain/figures.ts'
import { selectMonths } from '../store.ts'

/** The document whose regime asks for the report. */
const DOCUMENT = 'lz-2019-63'

/** The reports that the cities in reach still owe, earliest first; only where the document holds (lz-2019-63#7-2). */
export async function dueReports(tx: Tx, actor: Actor) {
  const due = []
  for (const city of await citiesOf(tx, actor)) {
    const owes = await obligation(tx, city.code)
    if (!owes) continue
    const dueDay = await readReading(tx, 'monthly-report.due-day', city.code)
    for (const month of monthsMissing(await selectMonths(tx, city.code), tx.today).filter(owes)) {
      const dueOn = reportDueOn(month, dueDay)
      due.push({ cityCode: city.code, cityName: city.name, month, dueOn, tone: reportTone(month, dueOn, tx.today) })
    }
  }
  return due.toSorted((a, b) => (a.month < b.month ? -1 : 1))
}

async function citiesOf(tx: Tx, actor: Actor) {
  const own = await findRegion(tx, actor.regionCode)
  if (own?.level === 'city') return [own]
  return own?.level === 'autonomous-region' ? regionsBelow(tx, own.code) : []
}

/** Whether a city owes the report of a month; undefined where the document does not hold at all. */
async function obligation(tx: Tx, cityCode: string): Promise<((month: MonthText) => boolean) | undefined> {
  // Asked of every city of the region: most lie outside and cost no query.
  if (!isTerritory(DOCUMENT, cityCode)) return undefined
  const document = (await packsFor(tx, cityCode)).find((pack) => pack.document.id === DOCUMENT)?.document
  if (!document) return undefined
  const goesOn = (await readReading(tx, 'regimes.after-validity', cityCode)) === 'continue'
  return (month) => goesOn || lastDay(month) <= document.validUntil
}
