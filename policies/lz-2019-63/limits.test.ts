import { describe, expect, it } from 'vitest'
import { dateText, type MonthText } from '#kernel/dates'
import { type Fen, fen, yuan } from '#kernel/money'
import { packs } from '#policies'
import { limitsOf } from '#policy/language'
import { type Claim, ration } from '../../server/rooms/policy/domain/ration.ts'
import { ruleOf } from '../../server/rooms/policy/domain/registry.ts'
import { recount } from '../../server/rooms/policy/domain/trace.ts'

const on = dateText('2021-03-08')
const months = (...numbers: number[]) => numbers.map((month) => `2021-${String(month).padStart(2, '0')}` as MonthText)

type Changes = Partial<Claim> & { readonly settings?: Record<string, string> }

/** A claim under a rule of the document, for a certificate, occupation and award of its own unless told otherwise. */
function under(rule: string, id: string, { settings, ...changes }: Changes = {}): Claim {
  const claimed = ruleOf(`lz-2019-63/${rule}`, packs).rule
  const unit = changes.months ? 'month' : 'person'
  const quantity = changes.months?.length ?? 1
  return {
    id,
    person: 'A',
    effectiveOn: on,
    submissionNo: Number(id),
    year: 2021,
    occupation: `职业${id}`,
    level: 'junior',
    organizer: '甲企业',
    certificate: `证书${id}`,
    award: `奖项${id}`,
    trainingClass: `班级${id}`,
    days: [],
    limits: limitsOf(claimed, settings),
    trace: recount([{ op: 'times', rateFen: yuan(500), unit, quantity, document: null, resultFen: fen(0) }]),
    ...changes,
  }
}

const TRAINING = '6-2/training-subsidy'
const ASSESSMENT = '6-2/assessment-subsidy'
const ENTERPRISE = '6-1/enterprise-training'
const UPGRADING = '6-1/insured-upgrading'
const POOR = '6-1/work-training-poor'
const INSURED = '6-1/work-training-insured'

/** What is left of each claim, in the order given. */
const left = (claims: readonly Claim[]): readonly Fen[] => {
  const rations = new Map(ration(claims, []).map((one) => [one.claimId, one.amountFen]))
  return claims.map(({ id }) => rations.get(id) ?? fen(-1))
}
const all = yuan(500)
const none = yuan(0)

const same = (occupation: string, level = 'junior') => ({ occupation, level })
const fourth = `person-year|training-subsidy|A|2021`
const onTwo = { settings: { [`lz-2019-63/${ASSESSMENT}/times`]: 'two' } }
const perEmployer = { settings: { [`lz-2019-63/${POOR}/months`]: 'each-employer' } }

it.each<[string, readonly Claim[], readonly Fen[]]>([
  ['一年第3次准，第4次不准', ['1', '2', '3', '4'].map((id) => under(TRAINING, id)), [all, all, all, none]],
  [
    '各条培训补贴合并计次：毕业生、四（一）、企业、六（二）',
    ['3-2/graduate-training', '4-1/poor-training', ENTERPRISE, TRAINING].map((rule, at) => under(rule, `${at + 1}`)),
    [all, all, all, none],
  ],
  [
    '第4次在另一年',
    [...['1', '2', '3'].map((id) => under(TRAINING, id)), under(TRAINING, '4', { year: 2022 })],
    [all, all, all, all],
  ],
  [
    '原则上：经批准的例外多一次，只多一次',
    [
      ...['1', '2', '3'].map((id) => under(TRAINING, id)),
      ...['4', '5'].map((id) => under(TRAINING, id, { exceptions: [fourth] })),
    ],
    [all, all, all, all, none],
  ],
  [
    '同一职业同一等级只享受一次，跨年、跨规则也算，没有例外',
    [
      under(ENTERPRISE, '1', same('焊工')),
      under(TRAINING, '2', {
        ...same('焊工'),
        year: 2022,
        exceptions: ['person-occupation-level|training-subsidy|A|焊工|junior'],
      }),
      under(TRAINING, '3', same('焊工', 'senior')),
    ],
    [all, none, all],
  ],
  [
    '同一证书的培训和鉴定合计一次：三证六项都给，第四证都不给',
    ['1', '2', '3', '4'].flatMap((id) => [
      under(TRAINING, id),
      under(ASSESSMENT, `${id}0`, { certificate: `证书${id}`, occupation: `职业${id}` }),
    ]),
    [all, all, all, all, all, all, none, none],
  ],
  [
    '先领鉴定、后领同一证书的培训，也合计一次',
    [
      under(ASSESSMENT, '1'),
      under(TRAINING, '2', { certificate: '证书1', ...same('职业1') }),
      under(TRAINING, '3'),
      under(TRAINING, '4'),
      under(TRAINING, '5'),
    ],
    [all, all, all, all, none],
  ],
  ['只领鉴定的也计次', ['1', '2', '3', '4'].map((id) => under(ASSESSMENT, id)), [all, all, all, none]],
  [
    '依文件各计一次：一证两项占两次',
    [
      under(TRAINING, '1'),
      under(ASSESSMENT, '2', { ...onTwo, certificate: '证书1', ...same('职业1') }),
      under(TRAINING, '3'),
      under(ASSESSMENT, '4', { ...onTwo, certificate: '证书3', ...same('职业3') }),
    ],
    [all, all, all, none],
  ],
  [
    '同一证书，企业领了培训补贴，职工不再领技能提升补贴',
    [under(ENTERPRISE, '1'), under(UPGRADING, '2', { certificate: '证书1' })],
    [all, none],
  ],
  [
    '先领技能提升补贴的，培训补贴不再给',
    [under(UPGRADING, '1'), under(ENTERPRISE, '2', { certificate: '证书1' })],
    [all, none],
  ],
  ['不同证书各领各的', [under(ENTERPRISE, '1'), under(UPGRADING, '2')], [all, all]],
  [
    '技能提升补贴不占每年3次',
    [...['1', '2', '3'].map((id) => under(TRAINING, id)), under(UPGRADING, '4'), under(UPGRADING, '5')],
    [all, all, all, all, all],
  ],
  ['以工代训6个月', [under(POOR, '1', { months: months(3, 4, 5, 6, 7, 8) })], [yuan(3000)]],
  ['以工代训第7个月不给', [under(POOR, '1', { months: months(3, 4, 5, 6, 7, 8, 9) })], [yuan(3000)]],
  [
    '换了单位合并计算：先4个月，再3个月只给2个月',
    [
      under(POOR, '1', { months: months(1, 2, 3, 4) }),
      under(POOR, '2', { organizer: '乙车间', months: months(5, 6, 7) }),
    ],
    [yuan(2000), yuan(1000)],
  ],
  [
    '两种以工代训合并计算',
    [under(POOR, '1', { months: months(1, 2, 3, 4, 5, 6) }), under(INSURED, '2', { months: months(7) })],
    [yuan(3000), none],
  ],
  [
    '同一个月只由一个单位领',
    [under(POOR, '1', { months: months(3) }), under(POOR, '2', { organizer: '乙车间', months: months(3, 4) })],
    [all, all],
  ],
  [
    '依文件按单位分别计算：换了单位重新算6个月',
    [
      under(POOR, '1', { ...perEmployer, months: months(1, 2, 3, 4, 5, 6) }),
      under(POOR, '2', { ...perEmployer, organizer: '乙车间', months: months(7, 8) }),
      under(POOR, '3', { ...perEmployer, months: months(9) }),
    ],
    [yuan(3000), yuan(1000), none],
  ],
  [
    '一个班只先行拨付一次',
    ['1', '2'].map((id) => under('5-1/advance-enterprise', id, { trainingClass: '班级' })),
    [all, none],
  ],
  [
    '同一奖项：选手一次、企业一次',
    [
      under('2-2/contest-match', '1', { award: '国赛一等奖' }),
      under('2-2/contest-employer-reward', '2', { award: '国赛一等奖' }),
      under('2-2/contest-match', '3', { award: '国赛一等奖' }),
      under('2-2/contest-employer-reward', '4', { award: '国赛一等奖' }),
      under('2-2/contest-match', '5', { award: '区赛二等奖' }),
    ],
    [all, all, none, none, all],
  ],
  [
    '金蓝领每级一次，技师之后高级技师照奖',
    [
      under('2-3/gold-blue-collar', '1', { level: 'technician' }),
      under('2-3/gold-blue-collar', '2', { level: 'technician' }),
      under('2-3/gold-blue-collar', '3', { level: 'senior-technician' }),
    ],
    [all, none, all],
  ],
  [
    '一个企业既有工作室又有基地，两项都奖；同一认定不重复',
    [
      under('5-1/studio-reward', '1', { award: '工作室认定' }),
      under('5-1/base-reward', '2', { award: '基地认定' }),
      under('5-1/studio-reward', '3', { award: '工作室认定' }),
    ],
    [all, all, none],
  ],
  [
    '企业办学：同一人按哪种依据都只计一次',
    [under('5-1/enterprise-run-school', '1'), under('5-1/enterprise-run-school', '2', { year: 2022 })],
    [all, none],
  ],
  ['校企共同培养：同一人一次', ['1', '2'].map((id) => under('5-2/joint-training', id)), [all, none]],
])('%s', (_, claims, amounts) => {
  expect(left(claims)).toEqual(amounts)
})

describe('证书还没有发', () => {
  it('预占时按职业和年度占位，二者取一等到有了证书再看', () => {
    const { certificate: _, ...waiting } = under(ENTERPRISE, '1')
    const [held] = ration([waiting], [])
    expect(held?.slots).toEqual([
      'person-year|training-subsidy|A|2021',
      'person-occupation-level|training-subsidy|A|职业1|junior',
    ])
    expect(ration([{ ...waiting, id: '2', occupation: '职业2' }], held?.slots ?? [])[0]?.granted).toBe(true)
  })
})
