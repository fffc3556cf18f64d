import * as classes from '#classes/contract'
import type { DateText } from '#kernel/dates'
import { readConfig } from '#platform/config'
import type { Database } from '#platform/db'
import { openHouse } from '../../server/bootstrap.ts'
import { allot, openAccounts } from '../world/accounts.ts'
import { signContracts } from '../world/class-life.ts'
import { type Hire, type Worker, workerOf } from '../world/client.ts'
import { register, type Villager, villagers } from '../world/people.ts'
import type { PlannedClass } from '../world/plan.ts'
import { happen } from '../world/scheduler.ts'
import { hireStaff } from '../world/staff.ts'
import { classHappenings } from '../world.ts'

const COUNTY = '450225'
const OPENED = '2024-03-01' as DateText
const FIRST_LESSON = '2024-05-06' as DateText
/** The day the drills begin at: every class has ended, nothing has been claimed. */
export const TODAY = '2024-06-03' as DateText
const DAYS = 2
/** People in one file of the register. */
const A_FILE = 10_000

/** A county with its staff, money and people, and `count` completed and calculated classes. @returns the classes' ids */
export async function makeFixture(
  dataDir: string,
  count: number,
  heads: number,
  around: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const env = { JIANGQIAO_PROFILE: 'test', JIANGQIAO_DATA: dataDir, JIANGQIAO_LOG: 'silent', ...around }
  const house = await openHouse(readConfig(env, new Set(['--no-web']), dataDir), () => {})
  try {
    const { classIds } = await prepareClasses(
      house.database,
      Array.from({ length: count }, () => heads),
    )
    return classIds
  } finally {
    await house.close()
  }
}

/**
 * The same in an open house: one class of so many heads each, nobody in two of them.
 * @param registered how people are registered, where not as they come
 */
export async function prepareClasses(
  database: Database,
  heads: readonly number[],
  yuan = 5_000_000,
  registered = (one: Villager): Villager => one,
): Promise<{ classIds: string[]; as: Hire }> {
  const actors = await hireStaff(database, OPENED)
  const as = (account: string): Worker => {
    const actor = actors.get(account)
    if (!actor) throw new Error(`没有演示身份 ${account}`)
    return workerOf(database, actor)
  }
  const people = villagers(
    COUNTY,
    heads.reduce((a, b) => a + b, 0),
    2_000,
    '2022',
  ).map(registered)
  const prepare = async () => {
    for (let start = 0; start < people.length; start += A_FILE)
      await register(as('demo-county-clerk'), people.slice(start, start + A_FILE), 2_000 + start)
    await allot(as('demo-finance'), 2024, 'employment-subsidy-fund', yuan)
    await signContracts(as('demo-workshop'), people, OPENED)
    await openAccounts(as)
  }
  let next = 0
  const lives = heads.flatMap((own, index) => {
    const roll = people.slice(next, next + own)
    next += own
    return classHappenings(plan(index, own), { old: [], [COUNTY]: roll, '450226': [] }, as)
  })
  await happen(database, [{ on: OPENED, run: prepare }, ...lives], TODAY)
  return { classIds: await classesByTitle(as('demo-workshop'), heads.length), as }
}

/** The classes in the order of their numbers. */
async function classesByTitle(organizer: Worker, count: number): Promise<string[]> {
  const found = new Map<string, string>()
  for (let cursor: string | undefined; found.size < count; ) {
    const { rows, next } = await organizer.do(classes.listClasses, { query: { limit: 200, cursor } })
    for (const { title, id } of rows) found.set(title, id)
    if (!next) break
    cursor = next
  }
  return Array.from({ length: count }, (_, number) => found.get(titleOf(number)) ?? '')
}

const titleOf = (number: number): string => `藤编技能班第${number + 1}期`

const plan = (number: number, heads: number): PlannedClass => ({
  number,
  county: COUNTY,
  by: 'workshop',
  era: '2022',
  trade: '演示-01',
  title: titleOf(number),
  startsOn: FIRST_LESSON,
  days: DAYS,
  heads,
  stage: 'calculated',
})
