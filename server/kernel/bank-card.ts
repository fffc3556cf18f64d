import type { Branded } from './brand.ts'
import { compactCode, isScientific, type ReaderOptions, unreadable } from './typed-text.ts'

/** A personal bank card number: 16–19 digits with a valid Luhn digit. Accounts of organizations are not cards. */
export type BankCard = Branded<string, 'BankCard'>

export type BankCardFault = keyof typeof faults

export type BankCardReading =
  | { readonly ok: true; readonly card: BankCard }
  | { readonly ok: false; readonly code: BankCardFault; readonly message: string }

const demoPrefix = '9999'

const faults = {
  empty: '银行卡号为空，请按卡面填写',
  scientific: '表格软件把银行卡号变成了科学计数法，后几位已经丢失；请把该列设为“文本”，按卡面重新填写',
  characters: '银行卡号只能是数字，请核对',
  length: '银行卡号应为16至19位，请核对是否多填或漏填；个人收款不能用单位账号',
  'demo-only': '9999开头的是演示卡号，正式环境不能使用，请按卡面填写',
  'check-digit': '银行卡号校验位不符，至少有一位填错，请逐位核对',
} as const

/** Reads a typed or imported number; blanks and hyphens between the groups are accepted. */
export function readBankCard(text: string, options: ReaderOptions = {}): BankCardReading {
  const typed = compactCode(text).replaceAll('-', '')
  const fault = faultOf(typed, options)
  return fault ? unreadable(fault, faults[fault]) : { ok: true, card: typed as BankCard }
}

/** The Luhn digit (ISO/IEC 7812-1) that completes a number. */
export function luhnDigit(body: string): string {
  const total = [...body].reverse().reduce((sum, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (total % 10)) % 10)
}

/** The `n`-th card of nobody, nineteen digits. @param n 0 … 99,999,999,999,999 */
export function demoBankCard(n: number): BankCard {
  if (!Number.isSafeInteger(n) || n < 0 || n >= 1e14) throw new RangeError(`no such demo card: ${n}`)
  const body = demoPrefix + String(n).padStart(14, '0')
  return (body + luhnDigit(body)) as BankCard
}

function faultOf(typed: string, options: ReaderOptions): BankCardFault | undefined {
  if (typed === '') return 'empty'
  if (isScientific(typed)) return 'scientific'
  if (!/^\d+$/.test(typed)) return 'characters'
  if (typed.length < 16 || typed.length > 19) return 'length'
  if (typed.startsWith(demoPrefix) && !options.demo) return 'demo-only'
  return typed.endsWith(luhnDigit(typed.slice(0, -1))) ? undefined : 'check-digit'
}
