import { add, formatYuanShort, zeroFen } from '#kernel/money'
import { amountSentence, type Trace } from '#policy'
import type { Line } from '../claims/store-lines.ts'

/** The steps of the amount; of a difference also what was paid before, of a settlement what was advanced. */
export function sentenceOf(
  line: Pick<Line, 'postedFen' | 'amountFen' | 'advanceFen'> & { readonly trace: Trace },
): string {
  const { trace, postedFen, amountFen, advanceFen } = line
  const sentence = amountSentence(trace)
  if (advanceFen > zeroFen) return `${sentence}；${settlementSentence(line)}`
  if (postedFen === zeroFen) return sentence
  return `${sentence}，已付 ${formatYuanShort(postedFen)} 元，补发 ${formatYuanShort(amountFen)} 元`
}

/** `应补 1,000元 − 已预拨 600元 = 本次 400元`. */
export const settlementSentence = ({ amountFen, advanceFen }: Pick<Line, 'amountFen' | 'advanceFen'>): string =>
  `应补 ${formatYuanShort(add(amountFen, advanceFen))}元 − 已预拨 ${formatYuanShort(advanceFen)}元 = 本次 ${formatYuanShort(amountFen)}元`
