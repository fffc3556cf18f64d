import type { Branded } from './brand.ts'
import { compactCode, isScientific, type ReaderOptions, unreadable } from './typed-text.ts'

/** 统一社会信用代码 of GB 32100-2015: eighteen of thirty-one symbols. */
export type CreditCode = Branded<string, 'CreditCode'>

export type CreditCodeFault = keyof typeof faults

export type CreditCodeReading =
  | { readonly ok: true; readonly code: CreditCode }
  | { readonly ok: false; readonly code: CreditCodeFault; readonly message: string }

/** Digits and capitals without I O S V Z, which look like 1 0 5 U 2. */
const symbols = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Registering department Y (other), class 9, region 999999: no such registration exists. */
const demoPrefix = 'Y9999999'

const faults = {
  empty: '统一社会信用代码为空，请按证照填写',
  scientific: '表格软件把统一社会信用代码变成了科学计数法，后几位已经丢失；请把该列设为“文本”，按证照重新填写',
  length: '统一社会信用代码应为18位，请核对是否多填或漏填',
  symbols: '统一社会信用代码不使用字母I、O、S、V、Z，请核对是否应为数字1、0、5或2',
  region: '统一社会信用代码第3至8位应为数字，请核对',
  'demo-only': 'Y9999999开头的是演示代码，正式环境不能使用，请按证照填写',
  'check-symbol': '统一社会信用代码校验位不符，至少有一位填错，请逐位核对',
} as const

/** Reads a typed or imported code: full-width and lower-case letters and blanks are accepted. */
export function readCreditCode(text: string, options: ReaderOptions = {}): CreditCodeReading {
  const typed = compactCode(text)
  const fault = faultOf(typed, options)
  return fault ? unreadable(fault, faults[fault]) : { ok: true, code: typed as CreditCode }
}

/** The check symbol over the first seventeen: 31 − Σ value × 3^(i−1) mod 31, where a remainder of 0 gives 0. */
export function creditCheckSymbol(body: string): string {
  let [total, weight] = [0, 1]
  for (const symbol of body.slice(0, 17)) {
    total += symbols.indexOf(symbol) * weight
    weight = (weight * 3) % 31
  }
  return symbols.charAt((31 - (total % 31)) % 31)
}

/** The `n`-th code that belongs to nobody, with a valid check symbol. @param n 0 … 999,999,999 */
export function demoCreditCode(n: number): CreditCode {
  if (!Number.isSafeInteger(n) || n < 0 || n > 999_999_999) throw new RangeError(`no such demo code: ${n}`)
  const body = demoPrefix + String(n).padStart(9, '0')
  return (body + creditCheckSymbol(body)) as CreditCode
}

function faultOf(typed: string, options: ReaderOptions): CreditCodeFault | undefined {
  if (typed === '') return 'empty'
  if (isScientific(typed)) return 'scientific'
  if (typed.length !== 18) return 'length'
  if ([...typed].some((symbol) => !symbols.includes(symbol))) return 'symbols'
  if (!/^\d{6}$/.test(typed.slice(2, 8))) return 'region'
  if (typed.startsWith(demoPrefix) && !options.demo) return 'demo-only'
  return typed[17] === creditCheckSymbol(typed) ? undefined : 'check-symbol'
}
