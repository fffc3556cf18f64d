import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { yuan } from '#kernel/money'
import { claimMatter } from '#subsidies/contract'
import {
  type AssessmentDesk,
  type CredentialForm as Form,
  openAssessmentDesk,
  qualificationForm as qualification,
  type Somebody,
  WELDER,
} from '../../../test/assessment-desk.ts'
import type { SkillLevel } from './contract.ts'
import * as contract from './contract.ts'
import { claimMatterOf, claimMattersOf } from './index.ts'

let desk: AssessmentDesk
beforeAll(async () => {
  desk = await openAssessmentDesk()
})
afterAll(() => desk.house.close())

const RULE = 'lz-2019-63/2-3/gold-blue-collar'

describe('“龙城金蓝领”', () => {
  it('政策有效期内新取得的技师、高级技师证书自动列为可申领，一张证书一个事项；期前取得的、未查验的不列 [L-027]', async () => {
    const [master] = (await desk.people(1)) as [Somebody]
    const steps = [
      ['junior', '2016-06-01'],
      ['intermediate', '2017-06-01'],
      ['senior', '2019-07-31'],
      ['technician', '2019-08-01'],
      ['senior-technician', '2021-06-01'],
    ] as const
    const ids: string[] = []
    for (const [taken, issuedOn] of steps)
      ids.push(await desk.verified(qualification(master, { level: taken, issuedOn })))
    await desk.clerk.call(contract.enterCredential, {
      body: qualification(master, { level: 'senior-technician', issuedOn: '2021-05-20' }),
    })
    const trainee = await desk.trainee(master)
    const { claimable } = await trainee.call(contract.listClaimableCredentials)
    const rewarded = claimable.filter(({ rules }) => rules.some(({ ruleId }) => ruleId === RULE))
    expect(rewarded.map(({ credentialId, issuedOn }) => [credentialId, issuedOn])).toEqual([
      [ids[4], '2021-06-01'],
      [ids[3], '2019-08-01'],
    ])
    const { matters } = await desk.asSystem((tx) => claimMattersOf(tx, { personId: trainee.actor.personId ?? '' }))
    expect(matters.length).toBe(6)
    const matter = await desk.asSystem((tx) => claimMatterOf(tx, ids[4] ?? ''))
    expect(matter).toMatchObject({
      kind: 'certificate',
      organizationId: null,
      packId: 'lz-2019-63',
      decisiveOn: '2021-06-01',
      notReady: null,
      occupation: { identity: WELDER, name: '焊工' },
      subjects: [
        {
          id: ids[4],
          personId: trainee.actor.personId,
          facts: {
            certificate: { kind: 'professional-qualification', issuedOn: '2021-06-01' },
            occupation: { code: WELDER, level: 'senior-technician', nationallyListed: true },
          },
        },
      ],
    })
    const waiting = matters.find(({ notReady }) => notReady !== null)
    expect(waiting?.notReady ?? '').toContain('待查验')
    expect(waiting?.decisiveOn).toBe('2021-05-20')
  })

  it('本人申领：技师一万、高级技师两万都奖；同一级的第二张证书不再奖 [L-027]', async () => {
    await desk.rates('lz-2019-63/award-sources')
    const [winner] = await desk.people(1)
    const me = await desk.trainee(winner as Somebody)
    const take = (taken: SkillLevel, change: Partial<Form> = {}) =>
      desk.verified(qualification(winner as Somebody, { level: taken, issuedOn: '2021-06-01', ...change }))
    for (const taken of ['junior', 'intermediate', 'senior'] as const) await take(taken)
    const paid = async (matterId: string) => {
      await desk.sign(me, matterId)
      const { batches, cutLines } = await me.call(claimMatter, { params: { matterKind: 'certificate', matterId } })
      return [batches.map(({ totalFen }) => totalFen), cutLines]
    }
    expect(await paid(await take('technician'))).toEqual([[yuan(10_000)], 0])
    expect(await paid(await take('senior-technician'))).toEqual([[yuan(20_000)], 0])
    const other = { tradeCode: '4-10-01-05' }
    for (const taken of ['junior', 'intermediate', 'senior'] as const) await take(taken, other)
    expect(await paid(await take('technician', other))).toEqual([[], 1])
    const { claimable } = await me.call(contract.listClaimableCredentials)
    const amounts = claimable.flatMap(({ rules }) => rules.filter(({ ruleId }) => ruleId === RULE))
    expect(amounts.map(({ amountFen }) => amountFen).sort()).toEqual([yuan(10_000), yuan(10_000), yuan(20_000)])
  })
})
