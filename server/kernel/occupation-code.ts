import type { Branded } from './brand.ts'
import { isRegionCode, type RegionCode } from './region-code.ts'

/** A code of 《中华人民共和国职业分类大典》: `6-18-02-04`. The same trade changes code between editions. */
export type OccupationCode = Branded<string, 'OccupationCode'>

export const occupationEditions = ['1999', '2015', '2022'] as const

export type OccupationEdition = (typeof occupationEditions)[number]

/**
 * What a class trains for: an occupation of an edition of the 大典, or an item that a region's catalogue lists itself
 * because no national standard exists (非标准职业（工种）, 桂人社发〔2022〕7号（十）).
 */
export type Trade =
  | { readonly kind: 'listed'; readonly edition: OccupationEdition; readonly code: OccupationCode }
  | { readonly kind: 'local'; readonly region: RegionCode; readonly item: number }

/** True for a full four-part code of one of the eight major groups. */
export function isOccupationCode(value: unknown): value is OccupationCode {
  return typeof value === 'string' && /^[1-8]-\d\d-\d\d-\d\d$/.test(value)
}

/** A typed or imported code; full-width digits, blanks and every kind of dash accepted. */
export function readOccupationCode(text: string): OccupationCode | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
  return isOccupationCode(plain) ? plain : undefined
}

/** 大类、中类、小类 of an occupation: `6`, `6-18`, `6-18-02`. */
export function occupationGroups(code: OccupationCode): { major: string; middle: string; minor: string } {
  return { major: code.slice(0, 1), middle: code.slice(0, 4), minor: code.slice(0, 7) }
}

/** The identity of a trade as one text: `2022:6-18-02-04` or `local-450200:17`. Equal texts are the same trade. */
export function tradeKey(trade: Trade): string {
  return trade.kind === 'listed' ? `${trade.edition}:${trade.code}` : `local-${trade.region}:${trade.item}`
}

/** The trade of a key, or undefined. */
export function readTradeKey(key: string): Trade | undefined {
  const [where = '', what = ''] = key.split(':')
  const edition = occupationEditions.find((known) => known === where)
  if (edition) return isOccupationCode(what) ? { kind: 'listed', edition, code: what } : undefined
  const region = where.replace(/^local-/, '')
  if (!where.startsWith('local-') || !isRegionCode(region) || !/^[1-9]\d{0,8}$/.test(what)) return undefined
  return { kind: 'local', region, item: Number(what) }
}
