import { demoBankCard } from '#kernel/bank-card'
import type { DateText } from '#kernel/dates'
import { demoPhone } from '#kernel/phone'
import { demoResidentId } from '#kernel/resident-id'
import { type RegisterKey, registerKeys, registerTitles } from '#people/contract'

/** A person of the journey. */
export interface Member {
  readonly name: string
  readonly residentId: string
  readonly status: string
  readonly card: string
}

const NAMES = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉']

/** 12 脱贫, 3 监测, and 5 of 帮扶家庭 (3 脱贫, 2 监测) who will have no contract. */
export const village: readonly Member[] = NAMES.map((mark, index) =>
  member(`韦行${mark}`, 5_001 + index, statusAt(index)),
)

/** 2021: eight registered-poor people and six workers of an enterprise. */
export const poor: readonly Member[] = NAMES.slice(0, 8).map((mark, index) =>
  member(`覃往${mark}`, 6_001 + index, '贫困劳动力'),
)
export const workers: readonly Member[] = NAMES.slice(0, 6).map((mark, index) =>
  member(`梁工${mark}`, 7_001 + index, ''),
)

function statusAt(index: number): string {
  return index < 12 || (index >= 15 && index < 18) ? '脱贫劳动力' : '防止返贫致贫监测对象'
}

function member(name: string, serial: number, status: string): Member {
  const residentId = demoResidentId(serial, '1985-06-01' as DateText, serial % 2 === 0 ? 'female' : 'male')
  return { name, residentId, status, card: demoBankCard(serial) }
}

/** The register sheet of some people as .csv; `spoil` changes cells of a row by its index. */
export function registerSheet(
  people: readonly Member[],
  spoil: Record<number, Partial<Record<RegisterKey, string>>> = {},
): Uint8Array {
  const lines = people.map((person, index) => {
    const cells: Partial<Record<RegisterKey, string>> = { ...rowOf(person, index), ...spoil[index] }
    return registerKeys.map((key) => cells[key] ?? '').join(',')
  })
  return new TextEncoder().encode([registerKeys.map((key) => registerTitles[key]).join(','), ...lines].join('\r\n'))
}

function rowOf(person: Member, index: number): Partial<Record<RegisterKey, string>> {
  return {
    name: person.name,
    residentId: person.residentId,
    ethnicity: '苗族',
    education: '初中',
    township: '融水镇',
    village: '演示村',
    dwelling: '农村',
    phone: demoPhone(Number(person.card.slice(-9, -1))),
    status: person.status,
    ...(person.status && {
      statusFrom: person.status === '贫困劳动力' ? '2018-01-01' : '2021-01-01',
      statusSource: '乡村振兴部门名单（演示）',
      household: `J-${index + 1}`,
    }),
    intent: '培训',
    trade: '藤编',
    timeWindow: '农闲',
    jobWish: '就近就业',
    bankName: '演示农村商业银行',
    account: person.card,
  }
}
