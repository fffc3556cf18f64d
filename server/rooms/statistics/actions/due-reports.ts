import { lastDay, type MonthText } from '#kernel/dates'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { documentsAsking, readReading } from '#policy'
import { findRegion, regionsBelow } from '#regions'
import { monthsMissing, reportDueOn, reportTone } from '../domain/figures.ts'
import { selectMonths } from '../store.ts'

/** The reports that the cities in reach still owe, earliest first; only where a document asks for them (lz-2019-63#7-2). */
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

/** Whether a city owes the report of a month; undefined where no document asks for it. */
async function obligation(tx: Tx, cityCode: string): Promise<((month: MonthText) => boolean) | undefined> {
  // Asked of every city of the region: most lie outside and cost no query.
  const documents = await documentsAsking(tx, 'monthly-report', cityCode)
  if (documents.length === 0) return undefined
  const goesOn = (await readReading(tx, 'regimes.after-validity', cityCode)) === 'continue'
  return (month) => goesOn || documents.some(({ validUntil }) => lastDay(month) <= validUntil)
}
