import { dateText, isDate, yearOf } from '#kernel/dates'
import { useSession } from '../../console/session-gate.ts'

/** The years that can be chosen, latest first, and the last full one, which a page begins with. */
export function useYears() {
  const now = yearOf(useSession().business.date)
  const years = Array.from({ length: now - 2018 }, (_, index) => String(now - index))
  return { options: years.map((year) => ({ value: year, label: year })), last: String(now - 1), now: String(now) }
}

/** The days of the business year so far, which a period begins with. */
export function useYearSoFar() {
  const { date } = useSession().business
  return { from: `${date.slice(0, 4)}-01-01`, until: String(date) }
}

interface Period {
  readonly from: string
  readonly until: string
}

/** The period that the address names, day by day; where it names none, what the page begins with. */
export const periodOf = (chosen: Period, begin: Period) => ({
  from: dateText(isDate(chosen.from) ? chosen.from : begin.from),
  until: dateText(isDate(chosen.until) ? chosen.until : begin.until),
})
