import { documents } from './cited-documents.ts'

/** A clause of a document: `gx-2022-7#10`, `lz-2019-63#6-2`, `gx-2022-7#annex-1`. */
export type ClauseAnchor = `${string}#${string}`

/** What the words of a document's clauses need: its number, and how many chapters (一、二、…) it has. */
export interface CitedDocument {
  readonly number: string
  readonly chapters: number
}

/** The documents whose packs come with the product. */
export const citedDocuments: Readonly<Record<string, CitedDocument>> = documents

const named: Readonly<Record<string, string>> = {
  header: '文头',
  preamble: '前言',
  effective: '施行日期',
  annexes: '附件目录',
  annex: '附件',
  imprint: '文尾',
}
const form =
  /^([a-z0-9]+(?:-[a-z0-9]+)*)#(header|preamble|effective|annexes|imprint|annex(?:-[1-9]\d*)?|[1-9]\d*(?:-[1-9]\d*)*)$/

/** The pack and the place inside it, or undefined when the text is not an anchor. */
export function parseAnchor(text: string): { readonly pack: string; readonly place: string } | undefined {
  const match = form.exec(text)
  return match ? { pack: match[1] ?? '', place: match[2] ?? '' } : undefined
}

/** True for a well-formed anchor; whether the clause exists is for the pack to say. */
export const isAnchor = (text: string): text is ClauseAnchor => form.test(text)

/**
 * The clause as the document prints it: `桂人社发〔2022〕7号（十）`, `柳政规〔2019〕63号六（二）`, `…附件1`.
 * A single number up to the count of chapters is a chapter; beyond it, an item numbered through the whole document.
 * An anchor of an unknown pack is shown as it stands.
 */
export function clauseWords(anchor: string, documents = citedDocuments): string {
  const parsed = parseAnchor(anchor)
  const document = parsed && documents[parsed.pack]
  return document ? document.number + placeWords(parsed.place, document.chapters) : anchor
}

function placeWords(place: string, chapters: number): string {
  const [first = '', ...rest] = place.split('-')
  if (named[first]) return named[first] + rest.join('')
  const head = Number(first) <= chapters ? chineseNumeral(Number(first)) : `（${chineseNumeral(Number(first))}）`
  const [item, ...points] = rest
  return `${head}${item ? `（${chineseNumeral(Number(item))}）` : ''}${points.join('.')}`
}

/** 一 … 九十九. */
export function chineseNumeral(number: number): string {
  const digits = '零一二三四五六七八九'
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return digits.charAt(ones)
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones ? digits.charAt(ones) : ''}`
}
