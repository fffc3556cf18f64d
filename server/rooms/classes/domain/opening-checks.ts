import { type DateText, shanghaiDate } from '#kernel/dates'
import { type Fen, formatYuanShort } from '#kernel/money'

/** What the decision to open a class looks at. */
export interface OpeningFacts {
  readonly today: DateText
  readonly startsOn: DateText
  readonly suspendedReason: string | null
  readonly workshopProject: boolean
  readonly trade: { readonly name: string; readonly nationallyListed: boolean }
  readonly commitment: { readonly briefingVersion: number; readonly signedAt: string } | undefined
  readonly briefingVersion: number | undefined
  readonly longestDay: { readonly heldOn: DateText; readonly classHours: number } | undefined
  readonly hoursPerDay: number
  readonly budget: readonly BudgetFact[]
  /** What the three lists say of the trade; undefined where the class is no project, or under a document without the test. */
  readonly project: { readonly allowed: boolean; readonly fact: string } | undefined
  /** What a trainee is to pay; null where nothing was stated. */
  readonly feeFen: Fen | null
  /** Training of this kind takes no fee from whom it is meant for. */
  readonly feeBarred: boolean
  /** Also charged to 职工教育经费; null where nothing was stated. */
  readonly educationFundFen: Fen | null
}

export interface BudgetFact {
  readonly label: string
  readonly amountFen: Fen
  /** The most the policy can give for the item. */
  readonly upperFen: Fen
  /** What the fund account has to give; undefined where there is no account, or none is in the caller's reach. */
  readonly availableFen: Fen | undefined
}

export type OpeningCheckCode =
  | 'organizer-suspended'
  | 'trade-listed'
  | 'trade-in-lists'
  | 'fee-stated'
  | 'education-fund'
  | 'hours-exceeded'
  | 'commitment-missing'
  | 'budget-over-estimate'
  | 'opening-late'
  | 'fund-available'

/** Those that stop an act lead to the refusal of the same code. */
type StoppingCode = Exclude<OpeningCheckCode, 'fund-available' | 'education-fund'>
type OpeningAct = 'apply' | 'approve' | 'approve-teaching-only'

interface Finding {
  readonly met: boolean
  readonly fact: string
}

interface OpeningCheck {
  /** Also the code of the refusal it leads to. */
  readonly code: OpeningCheckCode
  readonly label: string
  readonly cites: readonly string[]
  /** The acts that an unmet check stops. Money is stopped by the fund itself, inside the booking. */
  readonly stops: readonly OpeningAct[]
  judge(facts: OpeningFacts): Finding
}

/** Every condition of a class's opening; the applicant, the officer and the refusal see the same ones. */
export const openingChecks: readonly OpeningCheck[] = [
  {
    code: 'organizer-suspended',
    label: '申报单位未被暂停资格',
    cites: [],
    stops: ['apply', 'approve', 'approve-teaching-only'],
    judge: ({ suspendedReason }) => ({ met: !suspendedReason, fact: suspendedReason ?? '资格正常' }),
  },
  {
    code: 'trade-listed',
    label: '就业帮扶车间项目制培训限非标准职业（工种）',
    cites: ['gx-2022-7#10'],
    stops: ['apply'],
    judge: ({ workshopProject, trade }) => ({
      met: !(workshopProject && trade.nationallyListed),
      fact: `${trade.name}：${trade.nationallyListed ? '标准' : '非标准'}职业（工种）`,
    }),
  },
  {
    code: 'trade-in-lists',
    label: '项目制培训的工种不在三个目录内，且市场需求较大',
    cites: ['lz-2019-63#5-5'],
    stops: ['apply'],
    judge: ({ project }) => ({ met: project?.allowed ?? true, fact: project?.fact ?? '不属于这项判定' }),
  },
  {
    code: 'fee-stated',
    label: '免费培训不向学员收费（含押金、材料费）',
    cites: ['lz-2019-63#4-1', 'lz-2019-63#3-3'],
    stops: ['apply'],
    judge: ({ feeFen, feeBarred }) => ({
      met: !(feeBarred && feeFen),
      fact: inWords(feeFen, '没有申明收费情况', '不收费'),
    }),
  },
  {
    code: 'hours-exceeded',
    label: '每天课时不超过规定',
    cites: [],
    stops: ['apply'],
    judge: ({ longestDay, hoursPerDay }) => ({
      met: (longestDay?.classHours ?? 0) <= hoursPerDay,
      fact: `${longestDay?.heldOn} ${longestDay?.classHours}课时，上限${hoursPerDay}课时`,
    }),
  },
  {
    code: 'budget-over-estimate',
    label: '预算不超过按政策测算的上限',
    cites: ['gx-2022-7#10'],
    stops: ['apply'],
    judge: ({ budget }) => ({
      met: budget.every((item) => item.amountFen <= item.upperFen),
      fact: budget.length === 0 ? '不申报补贴' : budget.map(compared).join('；'),
    }),
  },
  {
    code: 'commitment-missing',
    label: '已一次性告知并签署书面承诺',
    cites: ['lz-2019-63#7-2'],
    stops: ['apply'],
    judge: ({ commitment, briefingVersion }) => ({
      met: commitment !== undefined && commitment.briefingVersion === briefingVersion,
      fact: commitment
        ? `第${commitment.briefingVersion}版，签署于${shanghaiDate(Date.parse(commitment.signedAt))}`
        : '尚未签署',
    }),
  },
  {
    code: 'opening-late',
    label: '首次上课前批准',
    cites: ['gx-2022-7#10'],
    stops: ['approve'],
    judge: ({ today, startsOn }) => ({ met: inTime({ today, startsOn }), fact: `${startsOn}首次上课，今天${today}` }),
  },
  {
    code: 'education-fund',
    label: '同一班没有另在职工教育经费列支（只提示）',
    cites: ['lz-2019-63#6-3'],
    stops: [],
    judge: ({ educationFundFen }) => ({
      met: !educationFundFen,
      fact: inWords(educationFundFen, '没有申明', '没有列支'),
    }),
  },
  {
    code: 'fund-available',
    label: '资金账户余额足够预留',
    cites: ['gx-2022-7#10', 'lz-2019-63#6-3'],
    stops: [],
    judge: ({ budget }) => ({
      met: budget.every((item) => (item.availableFen ?? -1) >= item.amountFen),
      fact: budget.length === 0 ? '无须预留' : budget.map(funded).join('；'),
    }),
  },
]

/** Approval on the very day of the first session is not provably before it: the day before is the last (G-051). */
export const inTime = ({ today, startsOn }: { today: DateText; startsOn: DateText }): boolean => today < startsOn

/** The first unmet check that stops an act. */
export function unmet(facts: OpeningFacts, act: OpeningAct): { code: StoppingCode; fact: string } | undefined {
  const check = openingChecks.find(({ stops, judge }) => stops.includes(act) && !judge(facts).met)
  return check && { code: check.code as StoppingCode, fact: check.judge(facts).fact }
}

const inWords = (fen: Fen | null, unknown: string, none: string): string =>
  fen === null ? unknown : fen > 0 ? `${formatYuanShort(fen)}元` : none

const compared = ({ label, amountFen, upperFen }: BudgetFact): string =>
  `${label}${formatYuanShort(amountFen)}元，上限${formatYuanShort(upperFen)}元`

const funded = ({ label, amountFen, availableFen }: BudgetFact): string =>
  `${label}需${formatYuanShort(amountFen)}元，${
    availableFen === undefined ? '没有可用账户' : `可用${formatYuanShort(availableFen)}元`
  }`
