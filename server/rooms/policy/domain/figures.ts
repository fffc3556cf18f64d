import type { Labels } from '#kernel/codes'
import { addDays, addMonths, type DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Facts } from './facts.ts'
import type { Unit } from './words.ts'

/** A number the facts state: what a condition measures. */
interface Measure {
  readonly labels: Labels
  readonly unit: Labels
  readonly cure: Labels
  /** Nothing where the facts do not speak of it. */
  read(facts: Facts): number | undefined
}

const months: Labels = ['个月', ' months']

/** The most months an open-ended contract is said to have. */
const OPEN_ENDED = 1_200

/** Every number a condition may measure, by name. */
export const measures = {
  'contract-months': {
    labels: ['劳动合同期限', 'length of the labor contract'],
    unit: months,
    cure: ['请补录期限足够的劳动合同', 'Enter a contract that is long enough.'],
    read: ({ placement }) => placement && wholeMonths(placement.contractFrom, placement.contractUntil),
  },
  'insured-months': {
    labels: ['合同生效后已缴社会保险费', 'social insurance paid after the contract began'],
    unit: months,
    cure: ['缴满月数后再申请；以到账月份为准', 'Claim once the months are paid; declared months do not count.'],
    read: ({ placement }) => placement?.insuredMonths,
  },
  'insured-months-in-a-row': {
    labels: ['合同生效后连续缴纳社会保险费', 'social insurance paid in a row after the contract began'],
    unit: months,
    cure: [
      '缴满连续月数后再申请；中断的重新计算，以到账月份为准',
      'Claim once the months follow each other without a gap; declared months do not count.',
    ],
    read: ({ placement }) => placement?.insuredMonthsInARow,
  },
  'unemployment-insured-months': {
    labels: ['参加失业保险', 'unemployment insurance paid'],
    unit: months,
    cure: ['以失业保险缴费记录为准', 'The record of the insurance office decides.'],
    read: ({ trainee }) => trainee?.insuredMonths,
  },
  'months-since-graduation': {
    labels: ['毕业至今', 'since graduation'],
    unit: months,
    cure: ['毕业时间以毕业证书为准', 'The diploma decides.'],
    read: ({ trainee, decisiveOn }) => trainee?.graduatedOn && monthsBegun(trainee.graduatedOn, decisiveOn),
  },
  'years-since-last-round': {
    labels: ['距上次评选', 'since the last round'],
    unit: ['年', ' years'],
    cure: ['评选周期未到，本轮不予奖励', 'The round came too early.'],
    read: ({ award }) => award && (award.yearsSinceLastRound ?? OPEN_ENDED),
  },
  'apprentice-years': {
    labels: ['学徒培养年数', 'years of apprenticeship'],
    unit: ['年', ' years'],
    cure: ['培养满一年后申领', 'Claim once a year is completed.'],
    read: ({ apprenticeship }) => apprenticeship?.years,
  },
  'work-months': {
    labels: ['以工代训月数', 'months of training through work'],
    unit: months,
    cure: ['请登记以工代训的月份', 'Enter the months of training through work.'],
    read: ({ workMonths }) => workMonths?.length,
  },
  'front-line-percent': {
    labels: ['用于一线职工培训的比例', 'share for front-line workers'],
    unit: ['%', '%'],
    cure: ['以实际支出为准，请补齐一线职工培训支出', 'Counted by what was spent.'],
    read: ({ year }) =>
      year?.educationFundUsedFen && Math.floor(((year.frontLineFen ?? 0) * 100) / year.educationFundUsedFen),
  },
} as const satisfies Readonly<Record<string, Measure>>
export type MeasureName = keyof typeof measures

/** The same table seen by name only. */
export const measureOf = (name: MeasureName): Measure => measures[name]

/** How many of a unit the facts come to. */
export const quantities: Readonly<Record<Unit, (facts: Facts) => number>> = {
  day: ({ attendance }) => attendance?.days ?? 0,
  hour: ({ attendance }) => attendance?.hours ?? 0,
  month: ({ workMonths }) => workMonths?.length ?? 0,
  year: ({ apprenticeship }) => apprenticeship?.years ?? 0,
  person: ({ jointSchool }) => jointSchool?.heads ?? 1,
  each: () => 1,
  /** A percentage is of one amount. */
  percent: () => 1,
}

interface StatedAmount {
  readonly labels: Labels
  read(facts: Facts): Fen | undefined
}

/** Every amount a rate may be a share of, by name. */
export const statedAmounts = {
  'award-paid': { labels: ['上级奖金', 'award paid by the higher level'], read: ({ award }) => award?.paidFen },
  'approved-training': {
    labels: ['核定的培训补贴', 'approved training subsidy'],
    read: ({ plan }) => plan?.approvedTrainingFen,
  },
  asked: { labels: ['申请金额', 'amount asked for'], read: ({ plan }) => plan?.askedFen },
  // Until the class has ended it limits nothing: what was asked for stands.
  earned: {
    labels: ['结业后核定的培训补贴', 'training subsidy earned in the end'],
    read: ({ plan }) => plan?.earnedFen ?? plan?.askedFen,
  },
  'training-income': {
    labels: ['培训和鉴定收入', 'income from training and assessment'],
    read: ({ year }) => year?.trainingIncomeFen,
  },
  'education-fund': {
    labels: ['职工教育经费支出', 'education fund spent'],
    read: ({ year }) => year?.educationFundUsedFen,
  },
  wages: { labels: ['工资薪金总额', 'total wages'], read: ({ year }) => year?.wagesFen },
} as const satisfies Readonly<Record<string, StatedAmount>>
export type AmountName = keyof typeof statedAmounts

/** The same table seen by name only. */
export const amountOf = (name: AmountName): StatedAmount => statedAmounts[name]

/** Whole months of a period, both ends included: a contract of six months ends on the day before the sixth monthday. */
function wholeMonths(from: DateText, until: DateText | null): number {
  if (until === null) return OPEN_ENDED
  let whole = 0
  while (whole < OPEN_ENDED && addDays(addMonths(from, whole + 1), -1) <= until) whole += 1
  return whole
}

/** Months begun since a day: the second anniversary itself still falls within 24. */
function monthsBegun(since: DateText, on: DateText): number {
  let begun = 0
  while (begun < OPEN_ENDED && addMonths(since, begun) < on) begun += 1
  return begun
}
