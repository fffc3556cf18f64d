import { type DateText, dateText } from '#kernel/dates'

/** Values that follow each other in time, each period inclusive; `until: null` lasts as long as the pack. */
export type Dated<T> = readonly { readonly from: DateText; readonly until: DateText | null; readonly value: T }[]

export const since = <T>(from: string, value: T): Dated<T> => [{ from: dateText(from), until: null, value }]

export const between = <T>(from: string, until: string, value: T): Dated<T> => [
  { from: dateText(from), until: dateText(until), value },
]

export const inTurn = <T>(...periods: Dated<T>[]): Dated<T> => periods.flat()

/** The value in force on a day. */
export const valueOn = <T>(values: Dated<T>, on: DateText): T | undefined =>
  values.find(({ from, until }) => from <= on && (until === null || on <= until))?.value
