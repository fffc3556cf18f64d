import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import {
  type BenefitItem,
  type BenefitStatus,
  benefitItems,
  benefitStatuses,
  type benefitTitles,
  type Initiative,
  initiatives,
  studentAidItems,
  type studentAidTitles,
} from '../contract-benefits.ts'
import type { ListCells } from './list-cells.ts'
import { readTerm, termPeriod } from './terms.ts'

/** One benefit as a list states it. */
export interface BenefitEntry {
  readonly initiative: Initiative
  readonly item: BenefitItem
  readonly status: BenefitStatus
  readonly term: string
  readonly from: DateText
  readonly until: DateText
  readonly householdNumber: string
  readonly amountFen: Fen | null
  readonly document: string
  readonly asOf: DateText
}

const itemsOf: Readonly<Record<Initiative, readonly BenefitItem[]>> = {
  'rain-and-dew': ['training-support', 'living-support', 'household-support'],
  'disabled-federation': ['training-support', 'living-support'],
  agriculture: ['training-support', 'living-support'],
  'vocational-aid': studentAidItems,
  'technical-schooling-household': ['household-support'],
}
const householdOnly: readonly Initiative[] = ['technical-schooling-household']

/** A row of another department's list: what was granted, for which period, by which document. */
export function readBenefit(cells: ListCells<keyof typeof benefitTitles>, today: DateText): BenefitEntry | undefined {
  const initiative = cells.choice('initiative', initiatives)
  const item = initiative && cells.choice('item', benefitItems, itemsOf[initiative])
  const [from, until, asOf] = [cells.date('from'), cells.date('until'), cells.date('asOf')]
  const householdNumber = cells.text('household', 30)
  const amountFen = cells.yuan('amount')
  const document = cells.need('document', 100)
  if (from && until && until < from) cells.fault('until', 'period-reversed', '截止日期早于起始日期', '请核对起止日期')
  if (asOf && asOf > today) cells.fault('asOf', 'as-of-future', '数据截至日期晚于今天', '请填写清单出具之日')
  if (initiative && householdOnly.includes(initiative) && householdNumber === '')
    cells.fault('household', 'household-empty', '按户享受的补助没有户编号', '请按户档案填写户编号')
  if (!initiative || !item || !from || !until || !asOf || !document || amountFen === undefined) return undefined
  return { initiative, item, status: 'granted', term: '', from, until, householdNumber, amountFen, document, asOf }
}

/** A student's row: on the roll from when to when, and, where a term is named, what of it was asked for or granted. */
export interface StudentEntry {
  readonly startsOn: DateText
  readonly endsOn: DateText
  /** Null: the row only puts the student on the roll. */
  readonly aid: BenefitEntry | null
}

export function readStudent(
  cells: ListCells<keyof typeof studentAidTitles>,
  today: DateText,
): StudentEntry | undefined {
  const [startsOn, endsOn] = [cells.date('startsOn'), cells.date('endsOn')]
  if (startsOn && endsOn && endsOn < startsOn)
    cells.fault('endsOn', 'period-reversed', '学制终止日期早于入学日期', '请核对两个日期')
  const aid = readAid(cells, today)
  return startsOn && endsOn && aid !== undefined ? { startsOn, endsOn, aid } : undefined
}

function readAid(cells: ListCells<keyof typeof studentAidTitles>, today: DateText): BenefitEntry | null | undefined {
  const told = (['term', 'item', 'status', 'document'] as const).some((key) => cells.text(key, 100) !== '')
  if (!told) return null
  const typed = cells.need('term')
  const term = typed && readTerm(typed)
  if (typed && !term) cells.fault('term', 'term-unreadable', '学期无法识别', '请写成“2024年秋季学期”')
  const item = cells.choice('item', benefitItems, studentAidItems)
  const status = cells.choice('status', benefitStatuses)
  const document = cells.need('document', 100)
  if (!term || !item || !status || !document) return undefined
  const { from, until } = termPeriod(term)
  const fixed = { initiative: 'vocational-aid', householdNumber: '', amountFen: null, asOf: today } as const
  return { ...fixed, item, status, term, from, until, document }
}
