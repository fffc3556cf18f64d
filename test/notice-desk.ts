import { yuan } from '#kernel/money'
import { publishNotice } from '#notices'
import { inTransaction } from '#platform/db'
import { newId } from '#platform/ids'
import { type Client, openTestHouse } from './harness.ts'

export const COUNTY = '450225'
export const ITEM = '培训期间生活费（含交通费）补贴'

/** Two lines as they would stand on a notice. */
export const lines = () => [
  { lineId: newId(), name: '韦明月', township: '融水镇', item: ITEM, amountFen: yuan(300) },
  { lineId: newId(), name: '覃春华', township: '永乐镇', item: ITEM, amountFen: yuan(250) },
]

/** For the tests of notices and objections: a county's clerk and reviewer, a clerk next door, and a list to publish. */
export async function openNoticeDesk() {
  const house = await openTestHouse()
  const clerk = await house.as('county-clerk', { regionCode: COUNTY })
  const reviewer = await house.as('second-reviewer', { regionCode: COUNTY })
  const neighbor = await house.as('county-clerk', { regionCode: '450226' })
  const within = <T>(who: Client, work: Parameters<typeof inTransaction<T>>[2]) =>
    inTransaction(house.database, who.actor, work)
  const publish = (change: Partial<Parameters<typeof publishNotice>[2]> = {}, who = clerk) =>
    within(who, (tx) =>
      publishNotice(tx, who.actor, {
        matterId: newId(),
        regionCode: COUNTY,
        title: '2024年6月培训补贴公示',
        listHash: 'a'.repeat(64),
        lines: lines(),
        workingDays: 5,
        basis: 'practice:notice',
        ...change,
      }),
    )
  return { house, clerk, reviewer, neighbor, within, publish }
}
