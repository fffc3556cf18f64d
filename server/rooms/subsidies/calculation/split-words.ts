import { type Fen, formatYuanShort, sum } from '#kernel/money'
import { fundSources } from '#policy'
import { type LinePlace, linePlaces } from '../contract-words.ts'

interface Part {
  readonly fundSource: string
  readonly amountFen: Fen
  /** Where the part's money is, where that is to be said. */
  readonly place?: LinePlace
}

/** `其中 600 元从就业补助资金，400 元从职业技能提升行动专账`; empty where one source pays all. */
export function splitWords(parts: readonly Part[]): string {
  if (parts.length < 2) return ''
  return `其中 ${parts.map(partWords).join('，')}`
}

/** The same behind a sentence. */
export const withSplit = (sentence: string, parts: readonly Part[] = []): string =>
  [sentence, splitWords(parts)].filter((words) => words !== '').join('，')

/** The same for a public list, where only one of the parts stands. */
export const splitNote = (parts: readonly Part[] = []): string =>
  [parts.length > 1 ? `共 ${formatYuanShort(sum(parts.map((part) => part.amountFen)))} 元` : '', splitWords(parts)]
    .filter((words) => words !== '')
    .join('，')

const partWords = ({ fundSource, amountFen, place }: Part): string =>
  `${formatYuanShort(amountFen)} 元从${fundSources.label(fundSource)}${place ? `（${linePlaces.label(place)}）` : ''}`
