import type { DateText } from '#kernel/dates'

interface Slot {
  readonly heldOn: DateText
  readonly startsAt: string
  readonly endsAt: string
  readonly classHours: number
}

/** The first and last day of a timetable and its days; a class begins with its first session. */
export function spanOf(sessions: readonly Slot[]): { startsOn: DateText; endsOn: DateText; days: number } {
  const days = [...new Set(sessions.map((session) => session.heldOn))].sort()
  const [startsOn] = days
  const endsOn = days.at(-1)
  if (!startsOn || !endsOn) throw new RangeError('a timetable has at least one session')
  return { startsOn, endsOn, days: days.length }
}

/** What is wrong with a timetable, by the index of its session: ends before it begins, or meets another. */
export function timetableFaults(sessions: readonly Slot[]): { index: number; message: string }[] {
  return sessions.flatMap((session, index) => {
    if (session.endsAt <= session.startsAt) return [{ index, message: '下课时间应晚于上课时间' }]
    const other = sessions.findIndex((earlier, at) => at < index && meets(earlier, session))
    return other < 0 ? [] : [{ index, message: `与第${other + 1}次课时间重叠` }]
  })
}

/** The largest sum of class hours on one day. */
export function longestDay(sessions: readonly Slot[]): { heldOn: DateText; classHours: number } | undefined {
  const days = [...Map.groupBy(sessions, (session) => session.heldOn)].map(([heldOn, slots]) => ({
    heldOn,
    classHours: slots.reduce((hours, slot) => hours + slot.classHours, 0),
  }))
  return days.sort((a, b) => b.classHours - a.classHours)[0]
}

const meets = (a: Slot, b: Slot): boolean => a.heldOn === b.heldOn && a.startsAt < b.endsAt && b.startsAt < a.endsAt
