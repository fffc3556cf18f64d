import { formatYuanShort } from '#kernel/money'
import { amountSentence } from '#policy'
import type { Line } from '../claims/store-lines.ts'

/** The steps of the amount; of a difference also what was paid before. */
export const sentenceOf = ({ trace, postedFen, amountFen }: Pick<Line, 'trace' | 'postedFen' | 'amountFen'>): string =>
  postedFen > 0
    ? `${amountSentence(trace)}，已付 ${formatYuanShort(postedFen)} 元，补发 ${formatYuanShort(amountFen)} 元`
    : amountSentence(trace)
