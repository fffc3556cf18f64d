import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkInsuredMonths, enterInsuredMonths, listInsuredMonths } from '#employment/contract'
import { shiftMonth } from '#kernel/dates'
import { yuan } from '#kernel/money'
import { recordContract } from '#people/contract'
import { checkRates, enterRates } from '#policy/contract'
import {
  type AssessmentDesk,
  LIUZHOU,
  openAssessmentDesk,
  qualificationForm,
  type Somebody,
} from '../../../../test/assessment-desk.ts'
import * as contract from '../contract.ts'

const RULE = 'lz-2019-63/6-1/insured-upgrading'
let desk: AssessmentDesk
beforeAll(async () => {
  desk = await openAssessmentDesk()
})
afterAll(() => desk.house.close())

it('参保职工技能提升补贴：参保月数取自到账清单，11个月不符合，满12个月按等级标准；发证以后的月份不算 [L-093]', async () => {
  const [worker] = (await desk.people(1)) as [Somebody]
  const factory = await desk.organization()
  await factory.client.call(recordContract, {
    body: { ...worker, number: '职工合同1', startsOn: '2019-01-01', endsOn: null },
  })
  const { id: tableId } = await desk.city.call(enterRates, {
    body: {
      key: 'lz-2019-63/insured-upgrading',
      regionCode: LIUZHOU,
      documentNumber: '测试提升〔2020〕2号',
      documentTitle: '参保职工技能提升补贴标准（测试）',
      effectiveFrom: '2020-01-01',
      fundSources: ['unemployment-insurance-surplus'],
      lines: [{ unit: 'person', rateFen: yuan(1_500), level: 'junior' }],
      examples: [{ title: '初级工1500元', level: 'junior', amountFen: yuan(1_500) }] as never,
    },
  })
  await desk.region.call(checkRates, { params: { tableId } })
  const matterId = await desk.verified(qualificationForm(worker, { level: 'junior', issuedOn: '2021-05-20' }))

  const insured = async (...months: string[]) => {
    await desk.clerk.call(enterInsuredMonths, {
      body: {
        ...worker,
        employer: factory.name,
        months: months as never,
        paidOn: '2021-05-31',
        document: '缴费凭证1号',
      },
    })
    const { months: entered } = await desk.reviewer.call(listInsuredMonths, { query: { state: 'to-check' } })
    await desk.reviewer.call(checkInsuredMonths, { body: { insuredMonthIds: entered.map(({ id }) => id) } })
  }
  const calculated = async () => {
    const params = { matterKind: 'certificate' as const, matterId }
    await desk.clerk.call(contract.calculateMatter, { params })
    const { lines, refusals } = await desk.clerk.call(contract.getMatterCalculation, { params })
    return {
      due: lines.filter(({ ruleId }) => ruleId === RULE).map(({ amountFen }) => amountFen),
      why: refusals.filter(({ ruleId }) => ruleId === RULE).map(({ people }) => people.map(({ found }) => found)),
    }
  }
  await insured(...Array.from({ length: 11 }, (_, index) => shiftMonth('2021-04' as never, -index)), '2021-06')
  expect(await calculated()).toEqual({ due: [0], why: [['参加失业保险：11个月']] })
  await insured('2021-05')
  expect(await calculated()).toEqual({ due: [yuan(1_500)], why: [] })
})
