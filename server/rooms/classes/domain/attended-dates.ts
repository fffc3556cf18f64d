import type { DateText } from '#kernel/dates'

interface Session {
  readonly id: string
  readonly heldOn: DateText
}

/**
 * The scheduled days on which the person attended: present in every session of that day, no half-day credit
 * (桂人社发〔2022〕7号（十），“天”的读法). A session not yet marked is no attendance.
 * @param marks the mark that counts, by session id
 * @param counts marks that are attendance; whether 迟到 is one of them is a reading
 */
export function attendedDates(
  sessions: readonly Session[],
  marks: ReadonlyMap<string, string>,
  counts: ReadonlySet<string>,
): DateText[] {
  const byDay = Map.groupBy(sessions, (session) => session.heldOn)
  const attended = [...byDay].filter(([, day]) => day.every((session) => counts.has(marks.get(session.id) ?? '')))
  return attended.map(([date]) => date).sort()
}
