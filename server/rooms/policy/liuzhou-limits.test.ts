import { afterAll, beforeAll, expect, it } from 'vitest'
import { dateText, type MonthText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { packs } from '#policies'
import * as contract from '#policy/contract'
import { limitsOf } from '#policy/language'
import { openTestHouse, type TestHouse } from '../../../test/harness.ts'
import { type Claim, ration } from './domain/ration.ts'
import { ruleOf } from './domain/registry.ts'
import { recount } from './domain/trace.ts'

/** The limits of 柳政规〔2019〕63号 as the API shows them, and what they leave of claims. */
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const months = (count: number) =>
  Array.from({ length: count }, (_, index) => `2021-${String(index + 1).padStart(2, '0')}` as MonthText)

/** One yuan for each claim, or for each of its months. */
const claimOf = (rule: string, changes: Partial<Claim>, index: number): Claim => ({
  id: String(index),
  person: 'A',
  effectiveOn: dateText('2021-03-08'),
  submissionNo: index,
  year: 2021,
  occupation: `职业${index}`,
  level: 'junior',
  certificate: `证书${index}`,
  days: [],
  limits: limitsOf(ruleOf(`lz-2019-63/${rule}`, packs).rule),
  trace: recount([
    {
      op: 'times',
      rateFen: yuan(1),
      unit: changes.months ? 'month' : 'person',
      quantity: changes.months?.length ?? 1,
      document: null,
      resultFen: yuan(0),
    },
  ]),
  ...changes,
})

const TRAINING = '6-2/training-subsidy'
const POOR = '6-1/work-training-poor'
const excepted = { exceptions: ['person-year|training-subsidy|A|2021'] }
const twoEmployers = [
  { organizer: '甲', months: months(4) },
  { organizer: '乙', months: months(7).slice(4) },
]
const oneTrade = [{ occupation: '焊工' }, { occupation: '焊工', year: 2022 }]
const oneCertificate = [{ certificate: '甲' }, { certificate: '甲' }]

it.each<[string, string, string, readonly Partial<Claim>[], number[]]>([
  ['一年第3次、第4次 [L-100]', TRAINING, '每人每年不超过3次', [{}, {}, {}, {}], [100, 100, 100, 0]],
  ['原则上：经批准的例外开一次 [L-100]', TRAINING, '每人每年不超过3次', [{}, {}, {}, excepted], [100, 100, 100, 100]],
  ['同一职业同一等级，跨年 [L-101]', TRAINING, '同一职业同一等级不可重复享受', oneTrade, [100, 0]],
  ['以工代训6个月 [L-096]', POOR, '每人最长不超过6个月', [{ months: months(6) }], [600]],
  ['以工代训第7个月 [L-096]', POOR, '每人最长不超过6个月', [{ months: months(7) }], [600]],
  ['两个单位合计第7个月 [L-096]', POOR, '每人最长不超过6个月', twoEmployers, [400, 200]],
  ['办学两种依据，一人一次 [L-059]', '5-1/enterprise-run-school', '同一人只计一次', [{}, {}], [100, 0]],
  ['一证只领一项 [L-093]', '6-1/insured-upgrading', '同一证书只能享受其中一项', oneCertificate, [100, 0]],
])('%s', async (_, rule, label, claims, left) => {
  const { rules } = await house.visitor.call(contract.listRules, { query: { documentId: 'lz-2019-63' } })
  const shown = rules.find(({ ruleId }) => ruleId === `lz-2019-63/${rule}`)?.limits.find((one) => one.label === label)
  expect(shown?.clauses[0]).toMatch(/^柳政规〔2019〕63号/)
  const rationed = ration(
    claims.map((changes, index) => claimOf(rule, changes, index)),
    [],
  )
  expect(rationed.map((one) => one.amountFen)).toEqual(left)
})
