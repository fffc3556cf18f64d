import { readBankCard } from '#kernel/bank-card'
import { type DateText, isDate, readDate } from '#kernel/dates'
import { readPersonName } from '#kernel/person-name'
import { type Phone, readPhone } from '#kernel/phone'
import { type ResidentId, readResidentId, type Sex } from '#kernel/resident-id'
import { type RegisterKey, registerTitles } from '../contract-register.ts'
import {
  educations,
  ethnicities,
  type IntentKind,
  intentKinds,
  type PersonStatus,
  personStatuses,
  type SkillLevel,
  skillLevels,
} from '../contract-words.ts'
import { advice, shown } from './advice.ts'

export type Cells = Readonly<Partial<Record<RegisterKey, string>>>

/** One thing wrong with (or worth a look in) a row. */
export interface Fault {
  readonly key: RegisterKey
  readonly code: string
  readonly reason: string
  readonly cure: string
}

/** What reading a row needs to know of the county and the day. */
export interface EntryContext {
  readonly today: DateText
  readonly demo: boolean
  readonly regionName: string
  /** Township name → code. */
  readonly townships: ReadonlyMap<string, string>
  /** Site name → id. */
  readonly sites: ReadonlyMap<string, string>
  readonly currentCodes: ReadonlySet<string>
}

/** A person with an intent, as a file or a form states it. */
export interface Entry {
  readonly name: string
  readonly residentId: ResidentId
  readonly birth: DateText
  readonly sex: Sex
  readonly ethnicity: string
  readonly education: string
  readonly townshipCode: string
  readonly village: string
  readonly siteId: string | null
  readonly urban: boolean
  readonly phone: Phone | null
  readonly householdNumber: string
  readonly status: { readonly status: PersonStatus; readonly validFrom: DateText; readonly source: string } | null
  readonly intent: {
    readonly kind: IntentKind
    readonly trade: string
    readonly level: SkillLevel | ''
    readonly timeWindow: string
    readonly jobWish: string
  }
  readonly account: { readonly bankName: string; readonly number: string } | null
}

/** An entry only without faults; id and name also from a faulty row, so that it is still compared with the register. */
export interface EntryReading {
  readonly entry?: Entry
  readonly residentId?: ResidentId
  readonly name?: string
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
}

type Note = (key: RegisterKey, code: string, reason: string, cure: string) => undefined

/** Reads one row of the register: every fault at once, each with its cure. `spoilt` cells were already found unreadable. */
export function readEntry(cells: Cells, context: EntryContext, spoilt: ReadonlySet<string> = new Set()): EntryReading {
  const faults: Fault[] = []
  const warnings: Fault[] = []
  const note: Note = (key, code, reason, cure) => {
    const told = spoilt.has(key) || faults.some((fault) => fault.key === key && fault.code === code)
    if (!told) faults.push({ key, code, reason, cure })
    return undefined
  }
  const read = { text: reader(cells, note), note, context }
  const name = readName(read)
  const identity = readIdentity(read, warnings)
  const place = readPlace(read)
  const about = readAbout(read)
  const status = readStatus(read)
  const intent = readIntent(read)
  const account = readAccount(read)
  const known = { residentId: identity?.residentId, name, faults, warnings }
  if (faults.length > 0 || spoilt.size > 0 || !name || !identity || !place || !intent) return known
  return { ...known, entry: { name, ...identity, ...place, ...about, status, intent, account } }
}

interface Reading {
  /** A cell's trimmed text; too long is a fault. */
  readonly text: (key: RegisterKey, longest?: number) => string
  readonly note: Note
  readonly context: EntryContext
}

function reader(cells: Cells, note: Note): Reading['text'] {
  return (key, longest = 50) => {
    const text = (cells[key] ?? '').trim()
    if ([...text].length > longest) note(key, 'too-long', `“${registerTitles[key]}”超过${longest}个字`, '请精简后填写')
    return text
  }
}

function readName({ text, note }: Reading): string | undefined {
  const given = text('name', 200)
  if (given === '') return note('name', 'name-empty', '姓名为空', '请按证件填写')
  const reading = readPersonName(given)
  if (reading.ok) return reading.name
  const { reason, cure } = advice(reading.message)
  return note('name', `name-${reading.code}`, reason, cure)
}

function readIdentity({ text, note, context }: Reading, warnings: Fault[]) {
  const reading = readResidentId(text('residentId', 100), context)
  if (!reading.ok) {
    const { reason, cure } = advice(reading.message)
    return note('residentId', `id-${reading.code}`, reason, cure)
  }
  for (const { code, message } of reading.warnings) {
    warnings.push({ key: 'residentId', code: `id-${code}`, ...advice(message) })
  }
  return { residentId: reading.id, birth: reading.birth, sex: reading.sex }
}

function readPlace(read: Reading) {
  const { text, note, context } = read
  const dwelling = oneOf(read, 'dwelling', ['农村', '城镇'], true)
  const village = text('village')
  const township = text('township')
  const townshipCode = context.townships.get(township)
  const choose = '请从模板下拉列表中选择'
  if (township === '') note('township', 'township-empty', '户籍乡镇为空', choose)
  else if (!townshipCode)
    note('township', 'township-unknown', `${context.regionName}没有乡镇${shown(township)}`, choose)
  const site = text('site')
  const siteId = site === '' ? null : context.sites.get(site)
  if (siteId === undefined)
    note('site', 'site-unknown', `${context.regionName}没有安置区${shown(site)}`, `${choose}，或留空`)
  if (!townshipCode || siteId === undefined || !dwelling) return undefined
  return { townshipCode, village, siteId, urban: dwelling === '城镇' }
}

function readAbout(read: Reading) {
  const { text, note, context } = read
  const phone = text('phone', 40)
  const reading = phone === '' ? null : readPhone(phone, context)
  if (reading && !reading.ok) {
    const { reason, cure } = advice(reading.message)
    note('phone', `phone-${reading.code}`, reason, cure)
  }
  const householdNumber = text('household', 30)
  if (!/^[\dA-Za-z-]*$/.test(householdNumber))
    note('household', 'household-characters', '户编号只能是数字、字母和连字符', '请按户档案填写，没有的留空')
  const people = text('ethnicity')
  const ethnicity = ethnicities.includes(`${people}族`) ? `${people}族` : people
  if (ethnicity !== '' && !ethnicities.includes(ethnicity))
    note('ethnicity', 'ethnicity-unknown', `民族${shown(people)}不在国家标准名称中`, '请从模板下拉列表中选择')
  const education = oneOf(read, 'education', educations) ?? ''
  return { phone: reading?.ok ? reading.phone : null, householdNumber, ethnicity, education }
}

function readStatus(read: Reading): Entry['status'] {
  const { text, note, context } = read
  const label = oneOf(read, 'status', labelsOf(personStatuses))
  const source = text('statusSource', 100)
  const typed = text('statusFrom')
  const validFrom = isDate(typed) ? typed : readDate(typed)
  if (text('status') === '') {
    if (typed !== '' || source !== '')
      note('status', 'status-missing', '填了起始日期或依据，但身份类别为空', '请选择身份类别，或清空后两列')
    return null
  }
  if (typed === '')
    note('statusFrom', 'status-from-empty', '有身份类别但没有起始日期', '请填写认定之日，例如 2024-01-02')
  else if (!validFrom) note('statusFrom', 'date-unreadable', '起始日期无法识别', '请写成 2024-01-02 的样式')
  else if (validFrom > context.today)
    note('statusFrom', 'status-from-future', '起始日期晚于今天', '请按认定文件核对日期')
  if (source === '')
    note('statusSource', 'status-source-empty', '有身份类别但没有依据', '请填写认定文件、证件或数据来源')
  const status = codeOf(personStatuses, label)
  return status && validFrom ? { status, validFrom, source } : null
}

function readIntent(read: Reading): Entry['intent'] | undefined {
  const { text } = read
  const kind = codeOf(intentKinds, oneOf(read, 'intent', labelsOf(intentKinds), true))
  const level: SkillLevel | '' = codeOf(skillLevels, oneOf(read, 'level', labelsOf(skillLevels))) ?? ''
  const rest = { trade: text('trade', 30), level, timeWindow: text('timeWindow'), jobWish: text('jobWish', 100) }
  return kind && { kind, ...rest }
}

function readAccount({ text, note, context }: Reading): Entry['account'] {
  const bankName = text('bankName', 80)
  const typed = text('account', 60)
  if (bankName === '' && typed === '') return null
  if (bankName === '')
    note('bankName', 'bank-empty', '填了银行账号但没有开户银行', '请填写到网点，例如“农业银行融水支行”')
  if (typed === '')
    return note('account', 'account-empty', '填了开户银行但没有银行账号', '请填写本人账号，或清空开户银行') ?? null
  const reading = readBankCard(typed, context)
  if (reading.ok) return { bankName, number: reading.card }
  const { reason, cure } = advice(reading.message)
  return note('account', `account-${reading.code}`, reason, cure) ?? null
}

/** The cell's choice, undefined when empty or not in the list; what is not in the list (or missing) is a fault. */
function oneOf({ text, note }: Reading, key: RegisterKey, choices: readonly string[], required = false) {
  const typed = text(key)
    .normalize('NFKC')
    .replace(/\((.*?)\)/g, '（$1）')
  const title = registerTitles[key]
  if (typed === '') return required ? note(key, `${key}-empty`, `${title}为空`, `请选择：${some(choices)}`) : undefined
  if (choices.includes(typed)) return typed
  return note(key, `${key}-unknown`, `${title}${shown(typed)}不在可选范围内`, `请选择：${some(choices)}`)
}

const some = (choices: readonly string[]): string =>
  choices.length > 5 ? `${choices.slice(0, 3).join('、')}等（见模板下拉列表）` : choices.join('、')

interface Labelled<C extends string> {
  readonly values: readonly C[]
  label(code: string): string
}

/** The Chinese labels of a code list, as the drop-downs offer them. */
export const labelsOf = <C extends string>(list: Labelled<C>): string[] => list.values.map((code) => list.label(code))

function codeOf<C extends string>(list: Labelled<C>, label: string | undefined): C | undefined {
  return list.values.find((code) => list.label(code) === label)
}
