import { allotFunds } from '#funds/contract'
import { addDays, type DateText } from '#kernel/dates'
import { changeAccount, checkAccount, listUncheckedAccounts } from '#organizations/contract'
import { personReference } from '#people'
import { createUser, thePublic, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { checkRates, enterRates } from '#policy/contract'
import { DEMO_DATE, FIRST_DATE } from '../server/bootstrap.ts'
import { type LivingClass, signContracts, teach } from './world/class-life.ts'
import { objectOnce, pay } from './world/class-money.ts'
import { type Worker, workerOf } from './world/client.ts'
import { publishPosts } from './world/jobs.ts'
import { register, type Villager, villagers } from './world/people.ts'
import { type PlannedClass, planClasses } from './world/plan.ts'
import { type Happening, happen } from './world/scheduler.ts'
import { hireStaff, organizations } from './world/staff.ts'

const FIRST_DAY = FIRST_DATE as DateText
const TODAY = DEMO_DATE as DateText
const RONGSHUI = '450225'
const SANJIANG = '450226'

/**
 * One small seeded region, used by tests, the demo and the pictures: two counties of 柳州, 680 fictitious people, about sixty
 * classes in all states, Liuzhou's closed classes of 2020–2021 included. Everything goes through the rooms' own acts.
 */
export async function buildWorld(database: Database, say: (line: string) => void): Promise<void> {
  say('正在生成演示数据（约十几秒）……')
  const actors = await hireStaff(database, FIRST_DAY)
  const as = (account: string): Worker => {
    const actor = actors.get(account)
    if (!actor) throw new Error(`没有演示身份 ${account}`)
    return workerOf(database, actor)
  }
  const people = {
    old: villagers(RONGSHUI, 80, 1_000, '2019'),
    [RONGSHUI]: villagers(RONGSHUI, 420, 2_000, '2022'),
    [SANJIANG]: villagers(SANJIANG, 180, 3_000, '2022'),
  }
  const happenings: Happening[] = [
    { on: FIRST_DAY, run: () => prepareLiuzhou(as, people.old) },
    { on: '2022-12-05' as DateText, run: () => prepareNow(as, people) },
    ...planClasses().flatMap((planned) => classHappenings(planned, people, as)),
    { on: addDays(TODAY, -1), run: () => objectOnce(workerOf(database, thePublic)) },
  ]
  await happen(database, happenings, TODAY)
  await giveTraineeAnAccount(database, people)
}

export type Hire = (account: string) => Worker
type People = Readonly<Record<'old' | typeof RONGSHUI | typeof SANJIANG, Villager[]>>

/** 2020: the first register, the money of both accounts, the city's cited rate for enterprise training. */
async function prepareLiuzhou(as: Hire, old: readonly Villager[]): Promise<void> {
  await register(as('demo-county-clerk'), old, 1_000)
  await signContracts(as('demo-enterprise'), old, FIRST_DAY)
  await allot(as('demo-finance'), 2020, 'employment-subsidy-fund', 2_000_000)
  await allot(as('demo-finance-city'), 2020, 'unemployment-insurance-surplus', 5_000_000)
  await allot(as('demo-finance'), 2020, 'unemployment-insurance-surplus', 800_000)
  const { id: tableId } = await as('demo-city-officer').do(enterRates, {
    body: {
      key: 'lz-2019-63/enterprise-training',
      regionCode: '450200',
      documentNumber: '演示文〔2020〕1号',
      documentTitle: '企业职工培训补贴标准（演示数据，非真实标准）',
      effectiveFrom: '2020-01-01' as DateText,
      lines: [{ unit: 'person', rateFen: 60_000 as never }],
      examples: [{ title: '每人600元', amountFen: 60_000 as never }],
      fundSources: ['unemployment-insurance-surplus'],
    },
  })
  await as('demo-region-officer').do(checkRates, { params: { tableId } })
  await openAccounts(as)
}

/** Late 2022: the registers of both counties, contracts of the workshops, fresh money, job posts. */
async function prepareNow(as: Hire, people: People): Promise<void> {
  await register(as('demo-county-clerk'), people[RONGSHUI], 2_000)
  await register(as('demo-clerk-sanjiang'), people[SANJIANG], 3_000)
  await allot(as('demo-finance'), 2022, 'employment-subsidy-fund', 3_000_000)
  await allot(as('demo-finance-sanjiang'), 2022, 'employment-subsidy-fund', 1_500_000)
  await signContracts(as('demo-workshop'), lifted(people[RONGSHUI]), '2022-12-05' as DateText)
  await signContracts(as('demo-workshop-sanjiang'), lifted(people[SANJIANG]), '2022-12-05' as DateText)
  await publishPosts(as('demo-hr-agency'), as('demo-county-clerk'))
  await checkAllAccounts(as)
}

/** Seven of eight 脱贫 people have a contract with the workshop; the others show what a refusal looks like. */
const lifted = (people: readonly Villager[]): Villager[] =>
  people.filter((person, index) => person.status === '脱贫劳动力' && index % 8 !== 0)

export async function allot(
  finance: Worker,
  year: number,
  source: 'employment-subsidy-fund' | 'unemployment-insurance-surplus',
  yuan: number,
): Promise<void> {
  const documentNumber = `演示下达〔${year}〕1号`
  const { regionCode } = finance.actor
  await finance.do(allotFunds, { body: { source, regionCode, amountFen: (yuan * 100) as never, documentNumber } })
}

export async function openAccounts(as: Hire): Promise<void> {
  const payees = [
    ['demo-workshop', organizations.workshop, '20130000000000001'],
    ['demo-workshop-sanjiang', organizations.workshop2, '20130000000000002'],
    ['demo-enterprise', organizations.enterprise, '20130000000000003'],
  ] as const
  for (const [account, organization, accountNumber] of payees) {
    const body = {
      payeeKind: 'organization' as const,
      payeeId: organization.id,
      holderName: organization.name,
      bankName: '演示银行',
      accountNumber,
    }
    await as(account).do(changeAccount, { body })
  }
  await checkAllAccounts(as)
}

async function checkAllAccounts(as: Hire): Promise<void> {
  for (const account of ['demo-second-reviewer', 'demo-reviewer-sanjiang']) {
    const reviewer = as(account)
    const { accounts } = await reviewer.do(listUncheckedAccounts)
    await reviewer.doAll(
      checkAccount,
      accounts.map(({ id: accountId }) => ({ params: { accountId } })),
    )
  }
}

export function classHappenings(planned: PlannedClass, people: People, as: Hire): Happening[] {
  const living: LivingClass = { planned, people: pick(planned, people), id: '', version: 1, sessions: [], roll: [] }
  const suffix = planned.county === SANJIANG ? '-sanjiang' : ''
  const enterprise = planned.by === 'enterprise'
  const hands = {
    organizer: as(enterprise ? 'demo-enterprise' : `demo-workshop${suffix}`),
    teacher: as(enterprise ? 'demo-teacher-enterprise' : `demo-teacher${suffix}`),
    secondTeacher: as(enterprise ? 'demo-enterprise' : `demo-workshop${suffix}`),
    clerk: as(suffix ? 'demo-clerk-sanjiang' : 'demo-county-clerk'),
    reviewer: as(suffix ? 'demo-reviewer-sanjiang' : 'demo-second-reviewer'),
    approver: as(`demo-approver${suffix}`),
    finance: as(`demo-finance${suffix}`),
    accountant: as(`demo-accountant${suffix}`),
  }
  return [...teach(living, hands), ...pay(living, hands)].map((happening) => ({ ...happening, lane: planned.number }))
}

/** Each class takes the next people of its county's list; two years later the list begins again. */
function pick(planned: PlannedClass, people: People): Villager[] {
  const list = planned.era === '2019' ? people.old : people[planned.county]
  const start = (planned.number * planned.heads) % list.length
  return [...list, ...list].slice(start, start + planned.heads)
}

/** The trainee identity of the landing page: somebody of a class whose money is on its way. */
async function giveTraineeAnAccount(database: Database, people: People): Promise<void> {
  const shown = planClasses().findLast(
    ({ stage, county }) => ['published', 'sent'].includes(stage) && county === RONGSHUI,
  )
  const person = shown && pick(shown, people).find(({ status }) => status === '脱贫劳动力')
  if (!person) throw new Error('演示学员没有着落')
  await inTransaction(database, theSystem, async (tx) => {
    const personId = await personReference(tx, person.residentId, person.name)
    const { name, residentId } = person
    const account = { account: 'demo-trainee', name, residentId, role: 'trainee', regionCode: RONGSHUI } as const
    await createUser(tx, { ...account, personId, validFrom: FIRST_DAY })
  })
}
