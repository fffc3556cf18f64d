import { type DateText, type MonthText, monthOf, shiftMonth } from '#kernel/dates'

/** Of paid months, those from the month in which the contract began (桂人社发〔2022〕7号（十一）). */
export const monthsUnder = (months: readonly MonthText[], contractFrom: DateText): MonthText[] =>
  months.filter((month) => month >= monthOf(contractFrom)).toSorted()

/** The longest run of months without a gap. @param months sorted, each once */
export function longestRun(months: readonly MonthText[]): number {
  let [run, longest] = [0, 0]
  for (const [index, month] of months.entries()) {
    const last = months[index - 1]
    run = last !== undefined && shiftMonth(last, 1) === month ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  return longest
}
