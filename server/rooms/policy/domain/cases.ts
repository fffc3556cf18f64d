import { type DateText, dateText } from '#kernel/dates'
import { type Fen, yuan } from '#kernel/money'
import { entitle } from './evaluate.ts'
import { explain } from './explain.ts'
import type { Facts, MinuteText, RateEntry } from './facts.ts'
import * as lists from './facts.ts'
import { type PolicyPack, tableOf } from './language.ts'

/** One row of a pack's `cases.csv`: what is given, and what must come out. */
export interface PolicyCase {
  readonly title: string
  readonly ruleId: string
  readonly facts: Facts
  readonly expected: { readonly amountFen: Fen; readonly uncappedFen: Fen } | { readonly refusedFor: string }
}

type Row = Readonly<Record<string, string | undefined>>

/** Columns that say what must come out; never taken over from the row above. */
const outcomes = new Set(['金额（元）', '封顶前（元）', '不符合'])

/**
 * Reads a `cases.csv`. Header and values are the officers' words; the first row of a rule is complete, later rows leave
 * empty what stays the same; `-` means there is none; several values are parted by 、. Cells hold no commas or quotes.
 * @throws Error naming the row and the column that cannot be read
 */
export function casesOf(csv: string, packs: readonly PolicyPack[]): PolicyCase[] {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/)
  const columns = head.split(',')
  const bases = new Map<string, Row>()
  return lines.map((line, index) => {
    const cells = line.split(',')
    if (cells.length !== columns.length)
      throw new Error(`row ${index + 2}: ${cells.length} cells, not ${columns.length}`)
    const own: Row = Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']))
    const base = bases.get(own['规则'] ?? '')
    if (!base) bases.set(own['规则'] ?? '', own)
    const given = Object.entries(own).map(([name, value]) => [name, value || (outcomes.has(name) ? '' : base?.[name])])
    return caseOf(Object.fromEntries(given), packs, index + 2)
  })
}

/** What is wrong when a case is decided, in one sentence; undefined when it comes out as expected. */
export function caseFault({ title, ruleId, facts, expected }: PolicyCase, packs: readonly PolicyPack[]) {
  const decision = entitle(facts, packs).find((one) => one.ruleId === ruleId)
  if (!decision) return `${title}：没有规则 ${ruleId}`
  const refusedFor = explain(decision, packs)
    .refusals.map((line) => line.label)
    .join('、')
  if ('refusedFor' in expected) {
    return refusedFor === expected.refusedFor
      ? undefined
      : `${title}：应不符合“${expected.refusedFor}”，实为“${refusedFor}”`
  }
  if (!decision.entitled) return `${title}：应有金额，实为不符合“${refusedFor}”`
  const { amountFen, uncappedFen } = decision
  const right = amountFen === expected.amountFen && uncappedFen === expected.uncappedFen
  return right ? undefined : `${title}：应为 ${expected.amountFen} 分，实为 ${amountFen} 分（封顶前 ${uncappedFen} 分）`
}

function caseOf(row: Row, packs: readonly PolicyPack[], number: number): PolicyCase {
  const cell = (name: string): string => {
    const value = row[name]
    if (!value) throw new Error(`row ${number}: ${name} is empty`)
    return value
  }
  const ruleId = cell('规则')
  const refusedFor = row['不符合']
  const expected = refusedFor
    ? { refusedFor }
    : { amountFen: yuan(cell('金额（元）')), uncappedFen: yuan(cell('封顶前（元）')) }
  return { title: cell('案例'), ruleId, facts: factsOf(cell, ratesOf(cell('录入标准'), ruleId, packs)), expected }
}

function factsOf(cell: (name: string) => string, rates: readonly RateEntry[]): Facts {
  const firstSessionAt = minute(cell('首次上课'))
  const decisiveOn = dateText(firstSessionAt.slice(0, 10))
  const [approvedAt, contractFrom, certificate] = [cell('开班批准'), cell('合同起'), cell('证书')]
  return {
    decisiveOn,
    trainingClass: {
      region: cell('培训地'),
      mode: codeOf(lists.trainingModes, cell('培训方式')),
      kind: codeOf(lists.trainingKinds, cell('培训类型')),
      openingApprovedAt: approvedAt === '-' ? null : minute(approvedAt),
      firstSessionAt,
    },
    organizer: { kind: codeOf(lists.organizerKinds, cell('组织单位')) },
    occupation: { nationallyListed: cell('标准职业') === '是', code: null, level: null },
    trainee: {
      statuses: listed(cell('人员身份')).map((label) => codeOf(lists.traineeStatuses, label)),
      contract:
        contractFrom === '-'
          ? null
          : {
              from: dateText(contractFrom),
              until: day(cell('合同止')),
              withOrganizer: cell('与组织单位签订') === '是',
            },
    },
    attendance: { days: Number(cell('出勤天数')), lastCountedOn: day(cell('最后计补日')) },
    certificate:
      certificate === '-' ? null : { kind: codeOf(lists.certificateKinds, certificate), issuedOn: decisiveOn },
    rates,
  }
}

/** The rates entered for the rule's own table: `人 600` per person, `天 80` per day. */
function ratesOf(text: string, ruleId: string, packs: readonly PolicyPack[]): RateEntry[] {
  const rule = packs.flatMap((pack) => pack.rules).find((one) => one.id === ruleId)
  const table = rule?.rate.map(({ value }) => tableOf(value)).find((one) => one !== undefined)
  if (!table || text === '-') return []
  return listed(text).map((one) => {
    const [unit, amount = ''] = one.split(' ')
    return {
      table: table.id,
      document: '示例标准',
      region: '',
      from: dateText('2000-01-01'),
      until: null,
      kind: null,
      occupation: null,
      level: null,
      unit: unit === '人' ? 'person' : 'day',
      rateFen: yuan(amount),
      sources: ['unemployment-insurance-surplus'],
    }
  })
}

const listed = (text: string): string[] => (text === '-' ? [] : text.split('、'))

const day = (text: string): DateText | null => (text === '-' ? null : dateText(text))

/** `2024-06-03 09:00`. */
function minute(text: string): MinuteText {
  const [on = '', at = ''] = text.split(' ')
  if (!/^\d\d:\d\d$/.test(at)) throw new Error(`not a date and time: ${text}`)
  return `${dateText(on)}T${at}`
}

function codeOf<C extends string>(list: { values: readonly C[]; label(code: string): string }, label: string): C {
  const code = list.values.find((value) => list.label(value) === label)
  if (code === undefined) throw new Error(`no such value: ${label}`)
  return code
}
