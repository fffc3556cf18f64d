import type { DateText } from '#kernel/dates'
import { sameName } from '#kernel/person-name'
import type { ResidentId } from '#kernel/resident-id'
import { type RowFault, registerTitles } from '../contract-register.ts'
import type { Entry, EntryReading, Fault } from './read-entry.ts'

/** A row of the file as read, with its number there. */
export interface RowReading extends EntryReading {
  readonly row: number
}

/** Somebody of the county's register. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly townshipCode: string
  readonly phoneTail: string
  /** Recorded as dead. */
  readonly diedOn: DateText | undefined
}

/** What the register knows of the ids of a file: the county's own people, and the county of others. */
export interface Register {
  readonly known: ReadonlyMap<ResidentId, KnownPerson>
  readonly elsewhere: ReadonlyMap<ResidentId, string>
}

export interface RowEntry {
  readonly row: number
  readonly entry: Entry
}

/** Rows sorted into new people, people already there, and every fault and remark in the order of the file. */
export interface Compared {
  readonly fresh: readonly RowEntry[]
  readonly known: readonly (RowEntry & { readonly personId: string })[]
  readonly errors: readonly RowFault[]
  readonly warnings: readonly RowFault[]
}

/** Compares the rows of a file with each other and with the register; a row with any fault goes in nowhere. */
export function compareRows(rows: readonly RowReading[], register: Register): Compared {
  const fresh: RowEntry[] = []
  const known: (RowEntry & { personId: string })[] = []
  const errors: RowFault[] = []
  const warnings: RowFault[] = []
  const repeated = repetitions(rows)
  for (const reading of rows) {
    const { row, entry, residentId } = reading
    const person = residentId && register.known.get(residentId)
    const faults = [...reading.faults, ...repeated(reading), ...registerFaults(reading, register)]
    errors.push(...faults.map((fault) => inRow(row, fault)))
    const remarks = [...reading.warnings, ...(entry && person ? differences(entry, person) : [])]
    warnings.push(...remarks.map((remark) => inRow(row, remark)))
    if (!entry || faults.length > 0) continue
    if (person) known.push({ row, entry, personId: person.id })
    else fresh.push({ row, entry })
  }
  return { fresh, known, errors, warnings }
}

/** A fault with the place where the file shows it. */
export function inRow(row: number, { key, code, reason, cure }: Fault): RowFault {
  return { row, column: registerTitles[key], columnKey: key, code, reason, cure }
}

/** The second row of one person, and an account that an earlier row gave to somebody else. */
function repetitions(rows: readonly RowReading[]): (reading: RowReading) => Fault[] {
  const firstOf = new Map<string, number>()
  for (const { row, residentId, entry } of rows.toReversed()) {
    if (residentId) firstOf.set(residentId, row)
    if (entry?.account) firstOf.set(entry.account.number, row)
  }
  const earlier = (row: number, value: string | undefined) => {
    const first = value === undefined ? row : (firstOf.get(value) ?? row)
    return first < row ? first : undefined
  }
  return ({ row, residentId, entry }) => {
    const twin = earlier(row, residentId)
    if (twin)
      return [
        fault(
          'residentId',
          'repeated-in-file',
          `与第${twin}行是同一人`,
          '请只保留一行；意愿有两项的，先导入一项再登记另一项',
        ),
      ]
    const sharing = earlier(row, entry?.account?.number)
    if (!sharing) return []
    return [
      fault('account', 'account-repeated', `与第${sharing}行的银行账号相同`, '补贴只付到本人账户，请填写本人的账号'),
    ]
  }
}

function registerFaults({ residentId, name }: RowReading, register: Register): Fault[] {
  if (!residentId) return []
  const county = register.elsewhere.get(residentId)
  if (county)
    return [
      fault('residentId', 'registered-elsewhere', `此人已在${county}登记`, `请与${county}联系；同一人只在一个县登记`),
    ]
  const person = register.known.get(residentId)
  if (person?.diedOn)
    return [
      fault(
        'residentId',
        'person-died',
        `此人登记于${person.diedOn}死亡，没有再登记意愿`,
        '请核对证件是否本人；死亡登记有错的，先由另一人撤销',
      ),
    ]
  if (!person || !name || sameName(person.name, name)) return []
  return [
    fault(
      'name',
      'name-differs',
      '这个身份证号在台账中登记的是另一姓名',
      '请对照证件核对姓名和号码；确需更名的，请在一人一档中修改',
    ),
  ]
}

function differences(entry: Entry, person: KnownPerson): Fault[] {
  const found: Fault[] = []
  const cure = '台账未改动；确有变动的，请在一人一档中修改'
  if (entry.townshipCode !== person.townshipCode)
    found.push(fault('township', 'township-differs', '户籍乡镇与台账不同', cure))
  if (entry.phone && person.phoneTail && !entry.phone.endsWith(person.phoneTail))
    found.push(fault('phone', 'phone-differs', '联系电话与台账不同', cure))
  return found
}

const fault = (key: Fault['key'], code: string, reason: string, cure: string): Fault => ({ key, code, reason, cure })
