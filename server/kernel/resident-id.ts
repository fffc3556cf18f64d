import type { Branded } from './brand.ts'
import { ageOn, type DateText, isDate } from './dates.ts'
import { compactCode, isScientific, type ReaderOptions, type ReadingWarning, unreadable } from './typed-text.ts'

/** A citizen's identity number of GB 11643: eighteen characters, the last may be a capital X. */
export type ResidentId = Branded<string, 'ResidentId'>

export type Sex = 'male' | 'female'

/** What can be wrong with a typed number; each has its own sentence. */
export type ResidentIdFault = keyof typeof faults

/** A number that was read. The county of residence is never derived from it: people move, codes are reused. */
export interface ResidentIdRead {
  readonly ok: true
  readonly id: ResidentId
  readonly birth: DateText
  readonly sex: Sex
  readonly warnings: readonly ReadingWarning[]
}

export type ResidentIdReading =
  | ResidentIdRead
  | { readonly ok: false; readonly code: ResidentIdFault; readonly message: string }

export interface ResidentIdOptions extends ReaderOptions {
  /** The business date; with it a birth in the future is refused and an age over 120 warned of. */
  readonly today?: DateText
  /** The county codes of Guangxi in force; with them a former 45xxxx prefix is warned of. */
  readonly currentCodes?: ReadonlySet<string>
}

const faults = {
  empty: '身份证号为空，请按证件填写',
  scientific: '表格软件把身份证号变成了科学计数法，后几位已经丢失，无法恢复；请把该列设为“文本”，按证件重新填写',
  'digits-lost': '身份证号最后三位是000且校验不符，是表格软件丢失了后三位；请把该列设为“文本”，按证件重新填写',
  length: '身份证号应为18位（老证件15位），请核对是否多填或漏填',
  characters: '身份证号只能是数字，只有第18位可以是X，请核对',
  'demo-only': '99开头的是演示号码，正式环境不能使用，请按证件填写',
  region: '身份证号前两位不是省级区划代码，请核对前六位',
  birth: '身份证号第7至14位不是可能的出生日期，请核对',
  'check-digit': '身份证号校验位不符，至少有一位填错，请逐位核对',
} as const

const warnings = {
  converted: '原为15位老号码，已按国家标准换算为18位，请与现行证件核对',
  'former-region': '前六位是过去的区划代码，号码有效，不影响办理',
  'residence-permit': '这是港澳台居民居住证的号码，请核对证件类型',
  'ends-in-zeros': '最后三位是000，可能是表格软件丢失了后三位，请与证件核对',
  'very-old': '按出生日期已超过120周岁，请核对',
} as const

/** Province-level prefixes of GB/T 2260; 81–83 are the residence permits of Hong Kong, Macao and Taiwan residents. */
const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

const demoPrefix = '99'
const oldestBirth = '1850-01-01'

/**
 * Reads a typed or imported number: full-width digits, blanks, a lower-case x and a leading apostrophe are accepted,
 * fifteen digits are converted. Normal outcomes are data, never thrown.
 */
export function readResidentId(text: string, options: ResidentIdOptions = {}): ResidentIdReading {
  const typed = compactCode(text)
  const malformed = shapeFault(typed)
  if (malformed) return unreadable(malformed, faults[malformed])
  const id = (typed.length === 15 ? from15(typed) : typed) as ResidentId
  const fault = contentFault(id, options)
  if (fault) return unreadable(fault, faults[fault])
  const noted = warningsOf(typed, id, options).map((code) => ({ code, message: warnings[code] }))
  return { ok: true, id, birth: birthOf(id), sex: sexOf(id), warnings: noted }
}

/** The check character over the first seventeen digits (ISO 7064 MOD 11-2). */
export function residentCheckDigit(body: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const total = weights.reduce((sum, weight, index) => sum + weight * Number(body[index]), 0)
  return '10X98765432'.charAt(total % 11)
}

/** The birth date that the number states. */
export const birthOf = (id: ResidentId): DateText =>
  `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}` as DateText

/** Odd seventeenth digit: male. */
export const sexOf = (id: ResidentId): Sex => (Number(id[16]) % 2 === 1 ? 'male' : 'female')

/**
 * A number that belongs to nobody: prefix 99, valid check character. Distinct for distinct (serial, birth, sex).
 * @param serial 0 … 4,999,999
 */
export function demoResidentId(serial: number, birth: DateText, sex: Sex): ResidentId {
  if (!Number.isSafeInteger(serial) || serial < 0 || serial > 4_999_999)
    throw new RangeError(`no such serial: ${serial}`)
  const place = String(Math.floor(serial / 500)).padStart(4, '0')
  const order = String((serial % 500) * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  const body = `${demoPrefix}${place}${birth.replaceAll('-', '')}${order}`
  return `${body}${residentCheckDigit(body)}` as ResidentId
}

function shapeFault(typed: string): ResidentIdFault | undefined {
  if (typed === '') return 'empty'
  if (isScientific(typed)) return 'scientific'
  if (typed.length !== 15 && typed.length !== 18) return 'length'
  if (!/^(\d{15}|\d{17}[\dX])$/.test(typed)) return 'characters'
  return undefined
}

function contentFault(id: ResidentId, options: ResidentIdOptions): ResidentIdFault | undefined {
  const birth = birthOf(id)
  if (isDemo(id) && !options.demo) return 'demo-only'
  if (!isDemo(id) && !provinces.has(id.slice(0, 2))) return 'region'
  if (!isDate(birth) || birth < oldestBirth || (options.today && birth > options.today)) return 'birth'
  if (id[17] !== residentCheckDigit(id)) return id.endsWith('000') ? 'digits-lost' : 'check-digit'
  return undefined
}

function warningsOf(typed: string, id: ResidentId, options: ResidentIdOptions): (keyof typeof warnings)[] {
  const former = id.startsWith('45') && options.currentCodes && !options.currentCodes.has(id.slice(0, 6))
  const found = {
    converted: typed.length === 15,
    'former-region': former,
    'residence-permit': /^8[123]/.test(id),
    'ends-in-zeros': typed.length === 18 && !isDemo(id) && id.endsWith('000'),
    'very-old': options.today && ageOn(birthOf(id), options.today) > 120,
  }
  return (Object.keys(found) as (keyof typeof found)[]).filter((code) => found[code])
}

const isDemo = (id: ResidentId): boolean => id.startsWith(demoPrefix)

/** Numbers of fifteen digits were issued until 1999 to people born in the twentieth century. */
function from15(old: string): string {
  const body = `${old.slice(0, 6)}19${old.slice(6)}`
  return body + residentCheckDigit(body)
}
