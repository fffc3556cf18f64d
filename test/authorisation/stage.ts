import * as employment from '#employment/contract'
import { allotFunds } from '#funds/contract'
import { demoCreditCode } from '#kernel/credit-code'
import { addDays, type DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { demoResidentId } from '#kernel/resident-id'
import { attachToObjection, listNotices, raiseObjection } from '#notices/contract'
import { saveOrganization } from '#organizations'
import { changeAccount, checkAccount, listUncheckedAccounts } from '#organizations/contract'
import { type Actor, createUser, openSession, type Role, thePublic, theSystem } from '#platform/auth'
import { type Database, inTransaction, type Tx } from '#platform/db'
import { newId, wordId } from '#platform/ids'
import { enterRates } from '#policy/contract'
import { previewReport, submitReport } from '#statistics/contract'
import { getBatch, holdLine, listBatches, rejectLine } from '#subsidies/contract'
import { type LivingClass, signContracts, teach } from '../world/class-life.ts'
import { pay } from '../world/class-money.ts'
import { type Worker, workerOf } from '../world/client.ts'
import { publishPosts } from '../world/jobs.ts'
import { register, type Villager, villagers } from '../world/people.ts'
import type { Stage as ClassStage, PlannedClass } from '../world/plan.ts'
import { type Happening, happen } from '../world/scheduler.ts'
import { hireStaff, organizations } from '../world/staff.ts'
import { writeAdjustments } from './adjustment-rows.ts'
import { writeAdvances } from './advance-rows.ts'
import { writeBasicWorks } from './basic-work-rows.ts'
import { writeFeeReports } from './fee-rows.ts'
import { writeFundBooks } from './fund-rows.ts'
import { writePayments } from './payment-rows.ts'
import { askExceptions, proposeIdentities, takeBackDeaths, withdrawStatuses } from './person-rows.ts'
import { writeLists } from './stage-lists.ts'
import { writeQuestions } from './stage-questions.ts'
import { competeEverywhere, enterpriseOf } from './stage-talent.ts'
import { writeYears } from './stage-yearly.ts'
import { superviseBoth } from './supervised.ts'
import { writeTargets } from './target-rows.ts'

export const RONGSHUI = '450225'
export const SANJIANG = '450226'
export const LIUZHOU = '450200'
export const GUILIN = '450300'
export const REGION = '450000'

/** The day everything begins, and the day the matrix is asked at. */
export const FIRST = '2024-03-01' as DateText
const TODAY = '2024-06-03' as DateText

/** The second organization of 三江. */
export const factory = {
  id: wordId('authorisation', 'factory'),
  kind: 'enterprise',
  name: '演示·三江茶业有限公司',
  creditCode: demoCreditCode(77),
  regionCode: SANJIANG,
} as const

type County = typeof RONGSHUI | typeof SANJIANG
const STAGES: readonly (readonly [ClassStage, string])[] = [
  ['closed', '2024-03-18'],
  ['published', '2024-05-20'],
  ['claimed', '2024-05-13'],
  ['under-way', '2024-05-31'],
  ['applied', '2024-06-17'],
]
const HEADS = 4
/** Trained in 融水, registered in 三江: who of 三江 sits in which class of 融水. */
const GUESTS: Readonly<Partial<Record<ClassStage, number>>> = { closed: 20, published: 21 }

/** Two counties with two organizations and five classes each, from application to payment; the money of every level. */
export async function setStage(database: Database): Promise<Readonly<Record<County, readonly Villager[]>>> {
  const actors = await hireStaff(database, FIRST)
  await hireNeighbours(database, actors)
  const as = (account: string): Worker => {
    const actor = actors.get(account)
    if (!actor) throw new Error(`没有身份 ${account}`)
    return workerOf(database, actor)
  }
  const people = {
    [RONGSHUI]: villagers(RONGSHUI, 24, 2_000, '2022'),
    [SANJIANG]: villagers(SANJIANG, 24, 3_000, '2022'),
  }
  const classes = ([RONGSHUI, SANJIANG] as const).flatMap((county) => plan(county, people, as))
  const happenings: Happening[] = [
    { on: FIRST, run: () => prepare(as, people) },
    ...classes,
    { on: addDays(TODAY, -1), run: () => objectEverywhere(workerOf(database, thePublic)) },
    ...['', '-sanjiang'].map((suffix) => ({ on: TODAY, run: () => serve(as, suffix) })),
    { on: TODAY, run: () => report(as('demo-city-employment-service')) },
    { on: TODAY, run: () => competeEverywhere(as, talents(people)) },
    { on: TODAY, run: () => superviseBoth(database, as, TODAY) },
  ]
  await happen(database, happenings, TODAY)
  await inTransaction(database, theSystem, writeTheRest)
  return people
}

/** Who competes where, at which enterprise. */
const talents = (people: Readonly<Record<County, readonly Villager[]>>) =>
  ([RONGSHUI, SANJIANG] as const).map((county) => {
    const suffix = county === SANJIANG ? '-sanjiang' : ''
    return { suffix, people: people[county], enterprise: enterpriseOf(suffix, factory) }
  })

/** What no act of the stage leaves behind, so that every protected table has rows of both counties. */
async function writeTheRest(tx: Tx): Promise<void> {
  const decisions = await tx.db
    .selectFrom('subsidies.decision')
    .select(['id', 'matter_id', 'person_id', 'region_code', 'organization_id'])
    .distinctOn('region_code')
    .orderBy('region_code')
    .orderBy('id')
    .execute()
  const cuts = decisions.map(({ id, ...row }) => ({ ...row, id: newId(), decision_id: id }))
  const why = { amount_fen: 1 as Fen, reason: '测试', cites: ['gx-2022-7#10'] }
  await tx.db
    .insertInto('subsidies.limit_cut')
    .values(cuts.map((cut) => ({ ...cut, ...why })))
    .execute()
  await withdrawStatuses(tx, TODAY)
  await takeBackDeaths(tx, TODAY)
  await askExceptions(tx, TODAY)
  await proposeIdentities(tx, TODAY)
  await writeLists(tx)
  await writeFeeReports(tx, TODAY)
  await writeFundBooks(tx, TODAY)
  await writeBasicWorks(tx, TODAY)
  await writePayments(tx, TODAY)
  await writeAdvances(tx, TODAY)
  await writeAdjustments(tx, TODAY)
  await writeTargets(tx, [RONGSHUI, SANJIANG])
  await writeYears(tx, TODAY)
  await writeQuestions(tx, TODAY)
  const posts = await tx.db.selectFrom('auth.post').select(['id', 'user_id']).execute()
  for (const { id, user_id } of posts) await openSession(tx, user_id, id)
  const kept = { endpoint: 'POST /api/classes', body_hash: 'test', status: 200, reply: '{}' }
  const keys = posts.map(({ user_id }) => ({ ...kept, user_id, key: `key-${user_id}` }))
  await tx.db.insertInto('platform.idempotency_key').values(keys).execute()
}

/** Who stands beside the demo's staff: the second organization of 三江, and the finance officer of another city. */
async function hireNeighbours(database: Database, actors: Map<string, Actor>): Promise<void> {
  await inTransaction(database, theSystem, async (tx) => {
    await saveOrganization(tx, factory)
    const hire = async (account: string, role: Role, regionCode: string, organizationId?: string) => {
      const residentId = demoResidentId(910_000 + actors.size, '1985-05-05' as DateText, 'female')
      const user = { account, name: `邻${account}`, residentId, role, regionCode, organizationId, validFrom: FIRST }
      actors.set(account, (await createUser(tx, user)).actor)
    }
    await hire('factory', 'enterprise', SANJIANG, factory.id)
    await hire('finance-guilin', 'finance', GUILIN)
  })
}

type Hire = (account: string) => Worker

async function prepare(as: Hire, people: Readonly<Record<County, readonly Villager[]>>): Promise<void> {
  await register(as('demo-county-clerk'), people[RONGSHUI], 2_000)
  await register(as('demo-clerk-sanjiang'), people[SANJIANG], 3_000)
  for (const account of [
    'demo-finance',
    'demo-finance-sanjiang',
    'demo-finance-city',
    'finance-guilin',
    'demo-finance-region',
  ])
    await allot(as(account))
  await signContracts(as('demo-workshop'), employed(people[RONGSHUI]), FIRST)
  await signContracts(as('demo-workshop-sanjiang'), employed(people[SANJIANG]), FIRST)
  await signContracts(as('demo-enterprise'), people[RONGSHUI].slice(-2), FIRST)
  await signContracts(as('factory'), people[SANJIANG].slice(-2), FIRST)
  await publishPosts(as('demo-hr-agency'), as('demo-county-clerk'))
  await publishPosts(as('demo-hr-agency'), as('demo-clerk-sanjiang'))
  await openAccounts(as)
  for (const account of ['demo-county-clerk', 'demo-clerk-sanjiang', 'demo-city-officer']) await enter(as(account))
}

/** The first of each class has no contract: a matter of the employment service opens for them. */
const employed = (people: readonly Villager[]) => people.filter((_, index) => index % HEADS > 0)

async function allot(finance: Worker): Promise<void> {
  const { regionCode } = finance.actor
  for (const source of ['employment-subsidy-fund', 'unemployment-insurance-surplus'] as const) {
    const body = { source, regionCode, amountFen: 100_000_000 as never, documentNumber: '演示下达〔2024〕1号' }
    await finance.do(allotFunds, { body })
  }
}

async function openAccounts(as: Hire): Promise<void> {
  const payees = [
    ['demo-workshop', organizations.workshop],
    ['demo-workshop-sanjiang', organizations.workshop2],
    ['demo-enterprise', organizations.enterprise],
    ['factory', factory],
  ] as const
  for (const [index, [account, { id, name }]] of payees.entries()) {
    const bank = { bankName: '演示银行', accountNumber: `2013000000000000${index}` }
    await as(account).do(changeAccount, {
      body: { payeeKind: 'organization', payeeId: id, holderName: name, ...bank },
    })
  }
  for (const account of ['demo-second-reviewer', 'demo-reviewer-sanjiang']) {
    const reviewer = as(account)
    const { accounts } = await reviewer.do(listUncheckedAccounts)
    // The last stays unchecked.
    const params = accounts.slice(0, -1).map(({ id: accountId }) => ({ params: { accountId } }))
    await reviewer.doAll(checkAccount, params)
  }
}

async function enter(officer: Worker): Promise<void> {
  await officer.do(enterRates, {
    body: {
      key: 'lz-2019-63/enterprise-training',
      regionCode: officer.actor.regionCode,
      documentNumber: '演示文〔2024〕1号',
      documentTitle: '企业职工培训补贴标准（演示数据，非真实标准）',
      effectiveFrom: FIRST,
      lines: [{ unit: 'person', rateFen: 60_000 as never }],
      examples: [{ title: '每人600元', amountFen: 60_000 as never }],
      fundSources: ['unemployment-insurance-surplus'],
    },
  })
}

function plan(county: County, people: Readonly<Record<County, readonly Villager[]>>, as: Hire): Happening[] {
  const suffix = county === SANJIANG ? '-sanjiang' : ''
  const hands = {
    organizer: as(`demo-workshop${suffix}`),
    teacher: as(`demo-teacher${suffix}`),
    secondTeacher: as(`demo-workshop${suffix}`),
    clerk: as(suffix ? 'demo-clerk-sanjiang' : 'demo-county-clerk'),
    reviewer: as(suffix ? 'demo-reviewer-sanjiang' : 'demo-second-reviewer'),
    approver: as(`demo-approver${suffix}`),
    finance: as(`demo-finance${suffix}`),
    accountant: as(`demo-accountant${suffix}`),
  }
  return STAGES.flatMap(([stage, startsOn], index) => {
    const planned: PlannedClass = {
      number: suffix ? index + 20 : index + 1,
      county,
      by: 'workshop',
      era: '2022',
      trade: '演示-01',
      title: `${county}第${index + 1}期`,
      startsOn: startsOn as DateText,
      days: 5,
      heads: HEADS,
      stage,
    }
    const own = people[county].slice(index * HEADS, (index + 1) * HEADS)
    const guest = county === RONGSHUI && people[SANJIANG][GUESTS[stage] ?? -1]
    const living: LivingClass = {
      planned,
      people: guest ? [...own.slice(0, -1), guest] : own,
      id: '',
      version: 1,
      sessions: [],
      roll: [],
    }
    return [...teach(living, hands), ...pay(living, hands)]
  })
}

const aNote = { name: '证明.pdf', bytes: new TextEncoder().encode('%PDF-1.7 村里出具的证明') }

async function objectEverywhere(visitor: Worker): Promise<void> {
  const { rows } = await visitor.do(listNotices)
  for (const { id: noticeId, open } of rows) {
    if (!open) continue
    const body = { lineNumber: 1, reason: '此人培训期间有两天在外务工，请核实', contact: '99900000001' }
    const params = await visitor.do(raiseObjection, { params: { noticeId }, body })
    await visitor.do(attachToObjection, { params, file: aNote })
  }
}

/** One employment matter served in each county, one line held, one refused. */
async function serve(as: Hire, suffix: string): Promise<void> {
  const clerk = as(suffix ? 'demo-clerk-sanjiang' : 'demo-county-clerk')
  const { rows: matters } = await clerk.do(employment.listMatters)
  const { rows: posts } = await clerk.do(employment.listPosts)
  const params = { matterId: matters[0]?.id ?? '' }
  await clerk.do(employment.recordService, { params, body: { kind: 'registration', note: '登记' } })
  await clerk.do(employment.referPost, { params, body: { postId: posts[0]?.id ?? '' } })
  await clerk.do(employment.verifyStatus, {
    params,
    body: { status: 'contract-employment', employer: '某厂', source: '电话核实' },
  })
  const reviewer = as(suffix ? 'demo-reviewer-sanjiang' : 'demo-second-reviewer')
  const { rows: batches } = await reviewer.do(listBatches, { query: { state: 'published' } })
  const { lines } = await reviewer.do(getBatch, { params: { batchId: batches[0]?.id ?? '' } })
  await reviewer.do(holdLine, { params: { lineId: lines.at(-1)?.id ?? '' }, body: { reason: '待核实' } })
  const approver = as(`demo-approver${suffix}`)
  await approver.do(rejectLine, { params: { lineId: lines.at(-2)?.id ?? '' }, body: { reason: '异议成立' } })
}

async function report(city: Worker): Promise<void> {
  const { hash } = await city.do(previewReport, { query: { month: '2024-05' } })
  await city.do(submitReport, { body: { month: '2024-05', hash } })
}
