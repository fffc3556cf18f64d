import type { DateText } from '#kernel/dates'

interface Session {
  readonly id: string
  readonly heldOn: DateText
}

/** What is attendance, as the readings in force say: which marks, and whether half of a day makes a day. */
export interface Counting {
  readonly marks: ReadonlySet<string>
  readonly halfDay: 'not-counted' | 'whole-day'
}

/**
 * The scheduled days on which the person attended: present in every session of that day, no half-day credit unless a
 * region counts it (桂人社发〔2022〕7号（十），“天”的读法). A session not yet marked is no attendance.
 * @param marks the mark that counts, by session id
 */
export function attendedDates(
  sessions: readonly Session[],
  marks: ReadonlyMap<string, string>,
  counting: Counting,
): DateText[] {
  const byDay = Map.groupBy(sessions, (session) => session.heldOn)
  const present = ({ id }: Session) => counting.marks.has(marks.get(id) ?? '')
  const attended = [...byDay].filter(([, day]) =>
    counting.halfDay === 'whole-day' ? day.some(present) : day.every(present),
  )
  return attended.map(([date]) => date).sort()
}

/** Days attended, and the class hours of the sessions attended on them. */
export interface Attended {
  readonly dates: readonly DateText[]
  readonly hours: number
}

/** The same days with their class hours: an hour of a day that does not count counts as little. */
export function attendance(
  sessions: readonly (Session & { readonly classHours: number })[],
  marks: ReadonlyMap<string, string>,
  counting: Counting,
): Attended {
  const dates = attendedDates(sessions, marks, counting)
  const days = new Set(dates)
  const present = sessions.filter(({ id, heldOn }) => days.has(heldOn) && counting.marks.has(marks.get(id) ?? ''))
  return { dates, hours: present.reduce((hours, { classHours }) => hours + classHours, 0) }
}
