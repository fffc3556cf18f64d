import { addDays, addMonths, type DateText } from '#kernel/dates'

/** Intents last confirmed on this day or earlier are asked again (桂人社发〔2022〕7号 三（一）：台账). */
export function reconfirmUpTo(today: DateText, months: number): DateText {
  return addDays(addMonths(today, -months), -1)
}
