import { addDays, type DateText } from '#kernel/dates'
import { personReference } from '#people'
import { createUser, thePublic, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { checkRates, enterRates } from '#policy/contract'
import { DEMO_DATE, FIRST_DATE } from '../server/bootstrap.ts'
import { accountHappenings } from './world/account-changes.ts'
import { allot, openAccounts } from './world/accounts.ts'
import { advance } from './world/advances.ts'
import { afterwardsHappenings } from './world/afterwards.ts'
import { basicWorkHappenings } from './world/basic-works.ts'
import { certificateHappenings } from './world/certificates.ts'
import { type LivingClass, signContracts, teach } from './world/class-life.ts'
import { objectOnce, pay } from './world/class-money.ts'
import { type Hire, type Worker, workerOf } from './world/client.ts'
import { counties, countyHappenings, underContract } from './world/counties.ts'
import { deathHappenings } from './world/deaths.ts'
import { disclosureHappenings } from './world/disclosures.ts'
import { endingHappenings } from './world/endings.ts'
import { listHappenings } from './world/lists.ts'
import { correctOnce } from './world/notices.ts'
import { payLayoutHappenings } from './world/pay-layouts.ts'
import { register, reviewAll, type Villager, villagers } from './world/people.ts'
import { type PlannedClass, planClasses, RONGSHUI, SANJIANG } from './world/plan.ts'
import { questionHappenings } from './world/questions.ts'
import { ratingHappenings } from './world/ratings.ts'
import { type Happening, happen } from './world/scheduler.ts'
import { sourceHappenings } from './world/sources.ts'
import { hireStaff } from './world/staff.ts'
import { supervise } from './world/supervision.ts'
import { talentHappenings } from './world/talent.ts'
import { targetHappenings } from './world/targets.ts'
import { termsHappenings } from './world/terms.ts'
import { yearlyHappenings } from './world/yearly.ts'
import { yearEnds } from './world/years.ts'

const FIRST_DAY = FIRST_DATE as DateText
const TODAY = DEMO_DATE as DateText

/**
 * One small seeded region, used by tests, the demo and the pictures: two counties of 柳州, 700 fictitious people, about sixty
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
    ...yearEnds(as),
    ...sourceHappenings(as),
    ...afterwardsHappenings(as),
    ...endingHappenings(as),
    ...targetHappenings(as),
    ...counties.flatMap((county) => countyHappenings(county, people[county.code], as)),
    ...planClasses().flatMap((planned) => classHappenings(planned, people, as)),
    ...listHappenings(people.old, people[RONGSHUI], as),
    ...certificateHappenings(as, { old: people.old, new: people[RONGSHUI] }),
    ...basicWorkHappenings(as),
    ...talentHappenings(as, { old: people.old, new: people[RONGSHUI] }),
    ...termsHappenings(database, as),
    ...ratingHappenings(database, as),
    ...yearlyHappenings(as, TODAY),
    ...disclosureHappenings(as),
    ...questionHappenings(as),
    ...payLayoutHappenings(as),
    ...accountHappenings(as, people.old),
    ...deathHappenings(as, whoDied(people), addDays(TODAY, -1)),
    { on: addDays(TODAY, -1), run: () => objectOnce(workerOf(database, thePublic)) },
    { on: addDays(TODAY, -1), run: () => correctOnce(as) },
    { on: TODAY, run: () => supervise(as, TODAY) },
  ]
  await happen(database, happenings, TODAY)
  await giveTraineeAnAccount(database, people)
}

type People = Readonly<Record<'old' | typeof RONGSHUI | typeof SANJIANG, Villager[]>>

/** 2020: the first register, the money of both accounts, the city's cited rate for enterprise training. */
async function prepareLiuzhou(as: Hire, old: readonly Villager[]): Promise<void> {
  await register(as('demo-county-clerk'), old, 1_000)
  await reviewAll(as('demo-county-clerk'))
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

export function classHappenings(planned: PlannedClass, people: People, as: Hire): Happening[] {
  const living: LivingClass = { planned, people: pick(planned, people), id: '', version: 1, sessions: [], roll: [] }
  const suffix = planned.county === SANJIANG ? '-sanjiang' : ''
  const [organizer, teacher] = classHands(planned.by, suffix)
  const hands = {
    organizer: as(organizer),
    teacher: as(teacher),
    secondTeacher: as(organizer),
    clerk: as(suffix ? 'demo-clerk-sanjiang' : 'demo-county-clerk'),
    reviewer: as(suffix ? 'demo-reviewer-sanjiang' : 'demo-second-reviewer'),
    approver: as(`demo-approver${suffix}`),
    finance: as(`demo-finance${suffix}`),
    accountant: as(`demo-accountant${suffix}`),
  }
  return [...teach(living, hands), ...advance(living, hands), ...pay(living, hands)].map((happening) => ({
    ...happening,
    lane: planned.number,
  }))
}

/** The accounts of who organizes a class and of who teaches it. */
function classHands(by: PlannedClass['by'], suffix: string): readonly [organizer: string, teacher: string] {
  if (by === 'workshop') return [`demo-workshop${suffix}`, `demo-teacher${suffix}`]
  return [`demo-${by}`, `demo-teacher-${by}`]
}

/** Each class takes the next people of its county's list; two years later the list begins again. */
function pick(planned: PlannedClass, people: People): Villager[] {
  const list = planned.era === '2019' ? people.old : people[planned.county]
  const start = (planned.number * planned.heads) % list.length
  return [...list, ...list].slice(start, start + planned.heads)
}

/** Somebody of an old class, and somebody of the class of May that is completed and not yet claimed for. */
function whoDied(people: People) {
  const planned = planClasses().find(({ stage, county }) => stage === 'completed' && county === RONGSHUI)
  const [trained] = planned ? pick(planned, people) : []
  const old = people.old.at(-1)
  if (!planned || !trained || !old) throw new Error('演示数据里没有可登记死亡的人')
  return { old, trained, startsOn: planned.startsOn }
}

/** The trainee identity of the landing page: somebody without work, whose class was paid for and who waits for a call. */
async function giveTraineeAnAccount(database: Database, people: People): Promise<void> {
  const person = planClasses()
    .filter(({ stage, county, era }) => stage === 'closed' && county === RONGSHUI && era === '2022')
    .flatMap((planned) => pick(planned, people))
    .findLast((one) => one.status === '脱贫劳动力' && !underContract(one, people[RONGSHUI].indexOf(one)))
  if (!person) throw new Error('演示学员没有着落')
  await inTransaction(database, theSystem, async (tx) => {
    const personId = await personReference(tx, person.residentId, person.name)
    const { name, residentId } = person
    const account = { account: 'demo-trainee', name, residentId, role: 'trainee', regionCode: RONGSHUI } as const
    await createUser(tx, { ...account, personId, validFrom: FIRST_DAY })
  })
}
