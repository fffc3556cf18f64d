import type { Branded } from './brand.ts'
import { unreadable } from './typed-text.ts'

/** A person's name as stored: 2–50 characters, one blank between Latin words, `·` as the only middle dot. */
export type PersonName = Branded<string, 'PersonName'>

export type PersonNameFault = keyof typeof faults

export type PersonNameReading =
  | { readonly ok: true; readonly name: PersonName }
  | { readonly ok: false; readonly code: PersonNameFault; readonly message: string }

const faults = {
  length: '姓名应为2至50个字，请按证件填写',
  'lost-character': '姓名中有无法识别的字符，可能是生僻字在转换时丢失；请按证件重新录入该字',
  'private-character': '姓名中有自造字（造字区编码），换一台电脑就不能显示；请改用国家标准GB 18030中的生僻字',
  characters: '姓名中只能有汉字、字母和间隔号“·”，请按证件填写',
} as const

/** The dots that keyboards and old systems use for U+00B7. */
const middleDots = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65\u16EB\u2E31]/gu
const dotBetweenHan = /(?<=\p{Script=Han})[.．。](?=\p{Script=Han})/gu
const blankBesideHan = /(?<=[\p{Script=Han}·])\s+|\s+(?=[\p{Script=Han}·])/gu
const unseen = /[\u200B-\u200F\u2060\uFEFF]/gu
/** Radicals that text copied from PDF files puts in place of the characters they look like. */
const radicals = /[\u2F00-\u2FD5]/gu
const fullWidth = /[\uFF01-\uFF5E]/gu

/**
 * Reads a typed or imported name. Rare characters are kept as they are: all of GB 18030 is accepted, in or beyond the
 * basic plane; only half-width forms, dots and blanks are unified.
 */
export function readPersonName(text: string): PersonNameReading {
  const name = normalizeName(text)
  const fault = faultOf(name)
  return fault ? unreadable(fault, faults[fault]) : { ok: true, name: name as PersonName }
}

/** The form in which names are stored and shown. */
export function normalizeName(text: string): string {
  return text
    .replace(unseen, '')
    .replace(dotBetweenHan, '·')
    .replace(fullWidth, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(radicals, (radical) => radical.normalize('NFKC'))
    .replace(middleDots, '·')
    .trim()
    .replace(blankBesideHan, '')
    .replace(/\s+/gu, ' ')
}

/** Whether two names are the same person's name: dots, blanks and the case of letters do not tell people apart. */
export function sameName(a: string, b: string): boolean {
  const core = (name: string) => normalizeName(name).normalize('NFKC').replace(/[· ]/gu, '').toUpperCase()
  return core(a) === core(b)
}

function faultOf(name: string): PersonNameFault | undefined {
  const length = [...name].length
  if (length < 2 || length > 50) return 'length'
  if (/[?\uFFFD\u25A1\u3013]/u.test(name)) return 'lost-character'
  if (/\p{Co}/u.test(name)) return 'private-character'
  if (!/^[\p{Script=Han}\p{Script=Latin}·.'’\- ]+$/u.test(name)) return 'characters'
  return undefined
}
