import * as works from '#funds/contract'
import type { DateText } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { checkRates, enterRates } from '#policy/contract'
import type { Hire } from './client.ts'
import { RONGSHUI } from './plan.ts'
import type { Happening } from './scheduler.ts'
import { organizations } from './staff.ts'

const SOURCE = 'employment-subsidy-fund'
const LIUZHOU = '450200'

type Act = 'approve' | 'refuse' | 'deliver' | 'accept' | 'send' | 'confirm'
interface Planned {
  readonly item: works.BasicWorkItem
  readonly title: string
  readonly by: keyof typeof organizations
  readonly amount: number
  readonly dueOn: string
  readonly purpose: string
  /** What the result was worth, where less than was approved. */
  readonly accepted?: number
  /** Day of the proposal, then of each act. */
  readonly proposedOn: string
  readonly acts: readonly (readonly [Act, string])[]
}

/** Six works of 融水 begun in 2021, each left in another state; three of them wait for somebody in June 2024. */
const PLAN: readonly Planned[] = [
  {
    ...{ item: 'teaching-materials', title: '演示·焊工岗前培训活页教材', by: 'enterprise', amount: 30_000 },
    ...{ dueOn: '2021-06-30', purpose: '编写焊工岗前培训活页教材一册、配套视频十二段', accepted: 28_600 },
    proposedOn: '2021-03-08',
    acts: [
      ['approve', '2021-03-10'],
      ['deliver', '2021-06-25'],
      ['accept', '2021-06-28'],
      ['send', '2021-07-01'],
      ['confirm', '2021-07-02'],
    ],
  },
  {
    ...{ item: 'skills-contests', title: '演示·藤编技能邀请赛', by: 'workshop', amount: 20_000 },
    ...{ dueOn: '2021-10-31', purpose: '举办藤编技能邀请赛，场地、裁判和耗材' },
    proposedOn: '2021-08-02',
    acts: [['refuse', '2021-08-04']],
  },
  {
    ...{ item: 'teaching-reform', title: '演示·车间现场教学法改革', by: 'workshop', amount: 24_000 },
    ...{ dueOn: '2024-05-31', purpose: '把课堂搬到生产线的三年教学改革，结题报告一份' },
    proposedOn: '2021-10-18',
    acts: [
      ['approve', '2021-10-20'],
      ['deliver', '2024-05-23'],
      ['accept', '2024-05-28'],
    ],
  },
  {
    ...{ item: 'question-bank', title: '演示·竹编专项能力考核题库', by: 'enterprise', amount: 18_000 },
    ...{ dueOn: '2024-05-31', purpose: '竹编专项职业能力考核题库，理论和实操各一套' },
    proposedOn: '2021-11-08',
    acts: [
      ['approve', '2021-11-10'],
      ['deliver', '2024-05-27'],
    ],
  },
  {
    ...{ item: 'trainer-training', title: '演示·就业帮扶车间师资培训', by: 'workshop', amount: 36_000 },
    ...{ dueOn: '2024-06-28', purpose: '三年培训车间带班师傅六十人次' },
    proposedOn: '2021-11-15',
    acts: [['approve', '2021-11-17']],
  },
  {
    ...{ item: 'teaching-materials', title: '演示·米粉制作双语教材', by: 'enterprise', amount: 15_000 },
    ...{ dueOn: '2024-12-31', purpose: '苗汉双语教材的编写、审定和印刷' },
    proposedOn: '2021-12-20',
    acts: [],
  },
]

/** 柳政规〔2019〕63号 六（三）: the tables that name the fund, and the works. */
export function basicWorkHappenings(as: Hire): Happening[] {
  const lane = -8
  return [
    { on: '2021-01-11' as DateText, lane, run: () => nameSources(as) },
    ...PLAN.flatMap((planned, index) => {
      const living = { id: '' }
      return [
        {
          on: planned.proposedOn as DateText,
          lane,
          run: async () => {
            living.id = await propose(as, planned, index + 1)
          },
        },
        ...planned.acts.map(([act, on]) => ({
          on: on as DateText,
          lane,
          run: () => does[act](as, living.id, planned, on),
        })),
      ]
    }),
  ]
}

async function nameSources(as: Hire): Promise<void> {
  for (const item of works.basicWorkItems.values) {
    const { id: tableId } = await as('demo-city-officer').do(enterRates, {
      body: {
        key: `lz-2019-63/${item}-sources`,
        regionCode: LIUZHOU,
        documentNumber: '演示财〔2021〕2号',
        documentTitle: '基础工作支持的资金来源（演示数据，非真实文件）',
        effectiveFrom: '2021-01-01' as DateText,
        fundSources: [SOURCE],
      },
    })
    await as('demo-region-officer').do(checkRates, { params: { tableId } })
  }
}

async function propose(as: Hire, planned: Planned, number: number): Promise<string> {
  const { item, title, by, amount, dueOn, purpose, proposedOn } = planned
  const { basicWorkId } = await as('demo-county-clerk').do(works.proposeBasicWork, {
    body: {
      ...{ item, title, purpose, regionCode: RONGSHUI, organizationId: organizations[by].id, source: SOURCE },
      ...{ amountFen: yuan(amount), document: `演示人社支〔2021〕${number}号`, responsiblePerson: '演示·韦科长' },
      responsibleUnit: '融水苗族自治县人社局职业能力建设股',
      ...{ startsOn: proposedOn as DateText, dueOn: dueOn as DateText },
    },
  })
  return basicWorkId
}

const does: Readonly<Record<Act, (as: Hire, basicWorkId: string, planned: Planned, on: string) => Promise<unknown>>> = {
  approve: (as, basicWorkId) =>
    as('demo-approver').do(works.approveBasicWork, { params: { basicWorkId }, body: { note: '同意支持' } }),
  refuse: (as, basicWorkId) =>
    as('demo-approver').do(works.refuseBasicWork, {
      params: { basicWorkId },
      body: { note: '与市级职业技能大赛的藤编项目重复' },
    }),
  deliver: (as, basicWorkId, { title }, on) =>
    as('demo-county-clerk').do(works.deliverResult, {
      params: { basicWorkId },
      body: {
        resultTitle: `${title.replace('演示·', '')}成果`,
        resultDocument: `演示验〔${on.slice(0, 4)}〕${on.slice(5, 7)}号`,
        resultOn: on as DateText,
      },
    }),
  accept: (as, basicWorkId, { amount, accepted = amount }) =>
    as('demo-approver').do(works.acceptResult, {
      params: { basicWorkId },
      body: { amountFen: yuan(accepted), note: '专家评审合格' },
    }),
  send: (as, basicWorkId, _, on) =>
    as('demo-finance').do(works.sendBasicWork, { params: { basicWorkId }, body: { orderNumber: `演示支付${on}` } }),
  confirm: (as, basicWorkId, { amount, accepted = amount }, on) =>
    as('demo-accountant').do(works.confirmBasicWork, {
      params: { basicWorkId },
      body: { amountFen: yuan(accepted), bankNumber: `演示回单${on}` },
    }),
}
