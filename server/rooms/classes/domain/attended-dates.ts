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
