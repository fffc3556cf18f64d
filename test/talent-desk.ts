import { randomUUID } from 'node:crypto'
import { demoCreditCode } from '#kernel/credit-code'
import type { DateText } from '#kernel/dates'
import type { CallOf } from '#kernel/endpoint'
import { yuan } from '#kernel/money'
import { saveOrganization } from '#organizations'
import type { OrganizationKind } from '#organizations/contract'
import { personReference } from '#people'
import { importRegister, recordContract, recordDeath, takeBackDeath } from '#people/contract'
import { type Role, theSystem } from '#platform/auth'
import { inTransaction, type Tx } from '#platform/db'
import { entitle, packsFor } from '#policy'
import { claimMatterOf } from '#talent'
import * as contract from '#talent/contract'
import { csvFile, goodRow } from '../server/rooms/people/entries.fixture.ts'
import { type Client, openTestHouse, type Sent } from './harness.ts'

export const COUNTY = '450225'
export const SANJIANG = '450226'
export const LIUZHOU = '450200'
/** While 柳政规〔2019〕63号 holds. */
const TODAY = '2021-06-01'
export const NOWHERE = '00000000-0000-4000-8000-000000000000'

export interface Somebody {
  readonly name: string
  readonly residentId: string
}

type AwardForm = NonNullable<CallOf<typeof contract.enterAward>['body']>

const table = (key: string, rateFen = 0, unit: 'person' | 'each' = 'person') => ({
  table: `lz-2019-63/${key}`,
  document: '测试文',
  region: '4502',
  from: '2019-08-01' as never,
  until: null,
  kind: null,
  occupation: null,
  level: null,
  unit,
  rateFen: rateFen as never,
  sources: ['employment-subsidy-fund' as const],
})
const RATES = [
  table('award-sources'),
  table('contest-employer-reward', yuan(50_000)),
  table('studio-base-sources'),
  table('enterprise-run-school', yuan(800)),
  table('upper-recognition', yuan(80_000), 'each'),
]

/** For the tests of this room: people of the register, two enterprises, the officers who enter and who check. */
export async function openTalentDesk(date = TODAY) {
  const house = await openTestHouse({ date })
  const staff = (role: Role, regionCode = COUNTY, human?: string) =>
    house.as(role, { regionCode, ...(human && { human }) })
  const clerk = await staff('county-clerk', COUNTY, 'clerk-human')
  const reviewer = await staff('second-reviewer')
  const city = await staff('city-officer', LIUZHOU)
  let serial = 0

  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house.database, theSystem, work)
  const organization = async (kind: OrganizationKind = 'enterprise', regionCode = COUNTY) => {
    serial += 1
    const one = {
      id: randomUUID(),
      kind,
      name: `测试企业${serial}`,
      creditCode: demoCreditCode(700 + serial),
      regionCode,
    }
    await asSystem((tx) => saveOrganization(tx, one))
    return one
  }
  const factory = await organization()
  const enterprise = await house.as('enterprise', { regionCode: COUNTY, organizationId: factory.id })

  const people = async (count: number): Promise<Somebody[]> => {
    const rows = Array.from({ length: count }, () => {
      serial += 1
      return goodRow(8_000 + serial)
    })
    const { errors } = await clerk.call(importRegister, { file: csvFile(rows, `台账${serial}.csv`) })
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
    return rows.map(({ name, residentId }) => ({ name, residentId }))
  }
  const employ = async (person: Somebody, by: Client = enterprise, startsOn = '2020-01-01') => {
    serial += 1
    await by.call(recordContract, { body: { ...person, number: `合同${serial}`, startsOn, endsOn: null } })
  }
  const idOf = ({ residentId, name }: Somebody) => asSystem((tx) => personReference(tx, residentId as never, name))
  /** The person's own account. */
  const trainee = async (person: Somebody) => {
    const personId = await idOf(person)
    return house.as('trainee', { regionCode: COUNTY, ...(personId && { personId }) })
  }

  /** Records a death, and tells it. */
  const dies = async (person: Somebody, diedOn: string) => {
    const body = { diedOn: diedOn as DateText, document: '火化证明1号' }
    const { id } = await clerk.call(recordDeath, { params: { personId: (await idOf(person)) ?? '' }, body })
    await house.settleNews()
    return id
  }
  const lives = async (deathId: string) => {
    await reviewer.call(takeBackDeath, { params: { deathId }, body: { reason: '同名同姓，录错了人' } })
    await house.settleNews()
  }

  const contest = async (change: object = {}, by = city) => {
    serial += 1
    const body = {
      title: `测试大赛${serial}`,
      level: 'autonomous-region' as const,
      organizer: '自治区人力资源社会保障厅',
      heldHere: false,
      heldFrom: '2021-05-10',
      heldUntil: '2021-05-12',
      documentNumber: `测试赛〔2021〕${serial}号`,
      documentTitle: '竞赛通知',
      items: [{ title: '焊工' }, { title: '钳工' }],
      ...change,
    }
    const { id } = await by.call(contract.recordContest, { body })
    const { contests } = await by.call(contract.listContests)
    const found = contests.find((one) => one.id === id)
    if (!found) throw new Error('竞赛没有登记上')
    return found
  }
  const evidence = () => {
    serial += 1
    return {
      number: `N${serial}`,
      documentNumber: `测试奖〔2021〕${serial}号`,
      documentTitle: '获奖文件',
      onDay: '2021-05-13',
    }
  }
  const awardForm = (itemId: string, winners: AwardForm['winners'], change: Partial<AwardForm> = {}): AwardForm => ({
    itemId,
    rank: 'first',
    title: '一等奖',
    representing: LIUZHOU,
    amountFen: yuan(30_000),
    proof: '发放凭证1号',
    winners,
    ...evidence(),
    ...change,
  })
  const confirm = (recordId: string, by = reviewer) => by.call(contract.confirmRecord, { params: { recordId } })

  /** What the rules decide about each subject of a matter, sources and tiers entered for the purpose. */
  const decided = (matterId: string, rule: string) =>
    asSystem(async (tx) => {
      const matter = await claimMatterOf(tx, matterId)
      if (!matter) throw new Error('不是可申领的事项')
      const packs = await packsFor(tx, matter.regionCode)
      const decisions = matter.subjects.flatMap(({ facts }) => entitle({ ...facts, rates: RATES }, packs))
      const own = decisions.filter(({ ruleId }) => ruleId === `lz-2019-63/${rule}`)
      return { matter, amounts: own.map((one) => (one.entitled ? one.amountFen : one.reasons.map((r) => r.condition))) }
    })

  return {
    house,
    decided,
    staff,
    clerk,
    reviewer,
    city,
    enterprise,
    factory,
    organization,
    people,
    employ,
    trainee,
    dies,
    lives,
    contest,
    evidence,
    awardForm,
    confirm,
    asSystem,
  }
}
export type TalentDesk = Awaited<ReturnType<typeof openTalentDesk>>

/** The code of a refusal. */
export const codeOf = ({ body }: Sent): string => body.code
