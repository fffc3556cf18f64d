import * as assessment from '#assessment/contract'
import type { DateText } from '#kernel/dates'
import type { Hire } from './client.ts'
import type { Villager } from './people.ts'
import type { Happening } from './scheduler.ts'
import { organizations } from './staff.ts'

const WELDER = '6-18-02-04'

/** 2021: a body of the register and somebody who became a technician; 2024: what waits for a second hand. */
export function certificateHappenings(
  as: Hire,
  people: Readonly<Record<'old' | 'new', readonly Villager[]>>,
): Happening[] {
  const steps: readonly (readonly [on: string, run: () => Promise<unknown>])[] = [
    ['2021-06-22', () => registerBody(as)],
    ['2021-06-29', () => certify(as, people.old[5])],
    ['2024-05-22', () => enterNewest(as, people.new[5], people.new[6])],
  ]
  return steps.map(([on, run]) => ({ on: on as DateText, run, lane: -8 }))
}

async function registerBody(as: Hire): Promise<void> {
  const levels = ['junior', 'intermediate', 'senior'] as const
  const { id: bodyId } = await as('demo-city-officer').do(assessment.registerBody, {
    body: {
      organizationId: organizations.enterprise.id,
      validFrom: '2021-07-01' as DateText,
      validUntil: '2024-12-31' as DateText,
      documentNumber: '演示备案〔2021〕1号',
      documentTitle: '职业技能等级认定机构备案（演示数据）',
      scopes: [{ tradeCode: WELDER, levels: [...levels] }],
    },
  })
  await as('demo-region-officer').do(assessment.confirmBody, { params: { bodyId } })
}

const STEPS = [
  ['junior', '2012-06-01'],
  ['intermediate', '2015-06-01'],
  ['senior', '2018-06-01'],
  ['technician', '2021-06-18'],
] as const

/** One level after another, each verified by the reviewer. */
async function certify(as: Hire, holder: Villager | undefined): Promise<void> {
  if (!holder) throw new Error('没有持证人')
  const { name, residentId } = holder
  for (const [index, [level, issuedOn]] of STEPS.entries()) {
    const { id: credentialId } = await as('demo-county-clerk').do(assessment.enterCredential, {
      body: {
        name,
        residentId,
        typeCode: 'professional-qualification',
        number: `000000000000010${index}`,
        tradeCode: WELDER,
        level,
        issuedOn: issuedOn as DateText,
        issuer: '演示·职业技能鉴定中心',
      },
    })
    const body = { way: 'national-query', reference: `演示查询单${index + 1}号` } as const
    await as('demo-second-reviewer').do(assessment.verifyCredential, { params: { credentialId }, body })
  }
}

/** Waiting: a certificate the body has just issued, one out of the order of levels, and the application for it. */
async function enterNewest(as: Hire, first: Villager | undefined, second: Villager | undefined): Promise<void> {
  if (!first || !second) throw new Error('没有持证人')
  const enter = ({ name, residentId }: Villager, number: string, level: 'junior' | 'senior') =>
    as('demo-enterprise').do(assessment.enterCredential, {
      body: {
        name,
        residentId,
        number,
        level,
        typeCode: 'skill-level',
        tradeCode: WELDER,
        issuedOn: '2024-05-22' as DateText,
      },
    })
  await enter(first, 'Y000000000000000000001', 'junior')
  await enter(second, 'Y000000000000000000002', 'senior')
  const { name, residentId } = second
  await as('demo-county-clerk').do(assessment.requestLevelException, {
    body: {
      name,
      residentId,
      tradeCode: WELDER,
      level: 'senior',
      reason: '自治区职业技能大赛获奖（演示）',
      documentNumber: '演示人社〔2024〕5号',
      documentTitle: '破格参加考评的请示（演示数据）',
    },
  })
}
