import type { Branded } from './brand.ts'
import { compactCode, type ReaderOptions, unreadable } from './typed-text.ts'

/** A mobile number of the mainland: eleven digits from 13… to 19…; in the demo also 100…, which no carrier assigns. */
export type Phone = Branded<string, 'Phone'>

export type PhoneFault = keyof typeof faults

export type PhoneReading =
  | { readonly ok: true; readonly phone: Phone }
  | { readonly ok: false; readonly code: PhoneFault; readonly message: string }

const faults = {
  empty: '手机号为空，请填写本人手机号',
  length: '手机号应为11位，请核对是否多填或漏填',
  prefix: '手机号应以13至19开头，固定电话请填在固定电话栏',
  'demo-only': '100开头的是演示手机号，正式环境不能使用，请填写本人手机号',
} as const

/** Reads a typed or imported number; blanks, hyphens and +86 are accepted. */
export function readPhone(text: string, options: ReaderOptions = {}): PhoneReading {
  const typed = compactCode(text)
    .replaceAll('-', '')
    .replace(/^(\+|00)86/, '')
  const fault = faultOf(typed, options)
  return fault ? unreadable(fault, faults[fault]) : { ok: true, phone: typed as Phone }
}

/** The `n`-th number of nobody: `100` and eight digits. @param n 0 … 99,999,999 */
export function demoPhone(n: number): Phone {
  if (!Number.isSafeInteger(n) || n < 0 || n > 99_999_999) throw new RangeError(`no such demo phone: ${n}`)
  return `100${String(n).padStart(8, '0')}` as Phone
}

function faultOf(typed: string, options: ReaderOptions): PhoneFault | undefined {
  if (typed === '') return 'empty'
  if (!/^\d{11}$/.test(typed)) return 'length'
  if (typed.startsWith('100')) return options.demo ? undefined : 'demo-only'
  return /^1[3-9]/.test(typed) ? undefined : 'prefix'
}
