import * as classes from '#classes/contract'
import type { DateText } from '#kernel/dates'
import { readConfig } from '#platform/config'
import { openHouse } from '../../server/bootstrap.ts'
import { allot, openAccounts } from '../world/accounts.ts'
import { signContracts } from '../world/class-life.ts'
import { type Worker, workerOf } from '../world/client.ts'
import { register, villagers } from '../world/people.ts'
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
    const actors = await hireStaff(house.database, OPENED)
    const as = (account: string): Worker => {
      const actor = actors.get(account)
      if (!actor) throw new Error(`没有演示身份 ${account}`)
      return workerOf(house.database, actor)
    }
    const people = villagers(COUNTY, count * heads, 2_000, '2022')
    const prepare = async () => {
      await register(as('demo-county-clerk'), people, 2_000)
      await allot(as('demo-finance'), 2024, 'employment-subsidy-fund', 5_000_000)
      await signContracts(as('demo-workshop'), people, OPENED)
      await openAccounts(as)
    }
    const planned = Array.from({ length: count }, (_, index) => plan(index, heads))
    const lives = planned.flatMap((one) => classHappenings(one, { old: [], [COUNTY]: people, '450226': [] }, as))
    await happen(house.database, [{ on: OPENED, run: prepare }, ...lives], TODAY)
    const { rows } = await as('demo-workshop').do(classes.listClasses, { query: { limit: 200 } })
    return rows.map(({ id }) => id)
  } finally {
    await house.close()
  }
}

const plan = (number: number, heads: number): PlannedClass => ({
  number,
  county: COUNTY,
  by: 'workshop',
  era: '2022',
  trade: 'demo-rattan-weaving',
  title: `藤编技能班第${number + 1}期`,
  startsOn: FIRST_LESSON,
  days: DAYS,
  heads,
  stage: 'calculated',
})
