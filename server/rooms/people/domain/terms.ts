import type { DateText } from '#kernel/dates'

/** A term's period: spring from 1 February to 31 July, autumn from 1 August to 31 January. */
export function termPeriod(term: string): { readonly from: DateText; readonly until: DateText } {
  const year = Number(term.slice(0, 4))
  const dates = term.endsWith('spring') ? [`${year}-02-01`, `${year}-07-31`] : [`${year}-08-01`, `${year + 1}-01-31`]
  const [from, until] = dates as [DateText, DateText]
  return { from, until }
}

/** `2024年秋季学期`, `2024春` → `2024-autumn`, `2024-spring`; undefined when it is neither. */
export function readTerm(text: string): string | undefined {
  const match = /^(\d{4})\s*年?\s*(春|秋)(季?学期|季)?$/.exec(text.normalize('NFKC').trim())
  return match ? `${match[1]}-${match[2] === '春' ? 'spring' : 'autumn'}` : undefined
}
