import { addDays, type DateText, firstDay, lastDay, type MonthText, monthOf, shiftMonth } from '#kernel/dates'

export type DayState = 'attended' | 'missed' | 'coming' | 'none'

/** The days of a class as a trainee sees them. */
export interface ClassDays {
  readonly startsOn: DateText
  readonly endsOn: DateText
  readonly attendedDates: readonly DateText[]
  readonly sessions: readonly { readonly heldOn: DateText; readonly mark: string | null }[]
}

/** The months that a class touches, first to last. */
export function monthsOf({ startsOn, endsOn }: Pick<ClassDays, 'startsOn' | 'endsOn'>): MonthText[] {
  const months: MonthText[] = []
  for (let month = monthOf(startsOn); month <= monthOf(endsOn); month = shiftMonth(month, 1)) months.push(month)
  return months
}

/** The days of a month. */
export function daysOf(month: MonthText): DateText[] {
  const days: DateText[] = []
  for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) days.push(day)
  return days
}

/** A day is attended in full, marked but not in full, still to come, or without a class. */
export function stateOn(days: ClassDays, day: DateText): DayState {
  const sessions = days.sessions.filter((session) => session.heldOn === day)
  if (sessions.length === 0) return 'none'
  if (days.attendedDates.includes(day)) return 'attended'
  return sessions.some((session) => session.mark !== null) ? 'missed' : 'coming'
}
