import * as talent from '#talent/contract'
import type { Hire } from '../world/client.ts'
import type { Villager } from '../world/people.ts'
import { organizations } from '../world/staff.ts'

const evidence = (number: string) => ({
  number,
  documentNumber: '演示人才〔2024〕1号',
  documentTitle: '演示文件',
  onDay: '2024-05-20',
})

/** A contest and a round of the city; in each county an award, a studio with its enterprise's post, and a candidate. */
export async function competeEverywhere(
  as: Hire,
  counties: readonly { suffix: string; people: readonly Villager[]; enterprise: { id: string; account: string } }[],
): Promise<void> {
  const city = as('demo-city-officer')
  const { contestId, itemId } = await openContest(as)
  const { id: roundId } = await city.do(talent.openRound, {
    body: {
      title: '演示评选',
      opensOn: '2024-06-01',
      closesOn: '2024-06-30',
      quota: 5,
      documentNumber: '演示评选〔2024〕1号',
      documentTitle: '演示评选通知',
    },
  })
  for (const { suffix, people, enterprise } of counties) {
    const clerk = as(suffix ? 'demo-clerk-sanjiang' : 'demo-county-clerk')
    const reviewer = as(suffix ? 'demo-reviewer-sanjiang' : 'demo-second-reviewer')
    const [winner, holder, candidate] = people.map(({ name, residentId }) => ({ name, residentId }))
    if (!winner || !holder || !candidate) throw new Error(`${contestId} 没有人参赛`)
    const shared = { representing: '450200', amountFen: 100_000, rank: 'first', title: '一等奖' } as const
    const award = { ...shared, itemId, winners: [winner], ...evidence(`奖${suffix}`) }
    const { id: recordId } = await clerk.do(talent.enterAward, { body: award })
    await reviewer.do(talent.confirmRecord, { params: { recordId } })
    const post = { ...holder, organizationId: enterprise.id, level: 'chief-technician', title: '首席' } as const
    await as(enterprise.account).do(talent.enterPost, { body: { ...post, ...evidence(`岗${suffix}`) } })
    await clerk.do(talent.applyToRound, { params: { roundId }, body: { ...candidate, achievements: '演示业绩' } })
  }
}

async function openContest(as: Hire): Promise<{ contestId: string; itemId: string }> {
  const city = as('demo-city-officer')
  const { id: contestId } = await city.do(talent.recordContest, {
    body: {
      title: '演示大赛',
      level: 'autonomous-region',
      organizer: '演示主办单位',
      heldHere: false,
      heldFrom: '2024-05-10',
      heldUntil: '2024-05-12',
      documentNumber: '演示赛〔2024〕1号',
      documentTitle: '演示竞赛通知',
      items: [{ title: '焊工' }],
    },
  })
  const { contests } = await city.do(talent.listContests)
  return { contestId, itemId: contests.find(({ id }) => id === contestId)?.items[0]?.id ?? '' }
}

/** The demo's enterprise of 融水 and the second organization of 三江. */
export const enterpriseOf = (suffix: string, factory: { id: string }) =>
  suffix ? { id: factory.id, account: 'factory' } : { id: organizations.enterprise.id, account: 'demo-enterprise' }
