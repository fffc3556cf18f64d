import { demoCreditCode } from '#kernel/credit-code'
import type { DateText } from '#kernel/dates'
import { demoResidentId } from '#kernel/resident-id'
import { saveOrganization } from '#organizations'
import type { OrganizationKind } from '#organizations/contract'
import { schoolId } from '#pairing'
import { type Actor, createUser, type Role, theSystem } from '#platform/auth'
import { type Database, inTransaction } from '#platform/db'
import { wordId } from '#platform/ids'
import { nameOf, sequence } from './names.ts'

/** Fictitious organizations of the demo, clearly named so. */
export const organizations = {
  workshop: org('assistance-workshop', '演示·苗乡藤编就业帮扶车间', 1, '450225'),
  workshop2: org('assistance-workshop', '演示·侗寨竹编就业帮扶车间', 2, '450226'),
  enterprise: org('enterprise', '演示·柳南汽配制造有限公司', 3, '450225'),
  hrAgency: org('hr-agency', '演示·桥头人力资源有限公司', 4, '450225'),
} as const

/** The paired school of 融水 in attachment 1. */
export const SCHOOL = schoolId('柳州市技工学校')

function org(kind: OrganizationKind, name: string, code: number, regionCode: string) {
  return { id: wordId('demo-organization', name), kind, name, creditCode: demoCreditCode(code), regionCode }
}

export interface Post {
  readonly account: string
  readonly role: Role
  readonly regionCode: string
  readonly organizationId?: string
  /** Counties the pairing opens to a school; a session reads them on every request. */
  readonly grantedRegions?: readonly string[]
}

const RONGSHUI = '450225'
const SANJIANG = '450226'
const LIUZHOU = '450200'
const REGION = '450000'

/** The identities of the landing page, in its order; the neighbours and second hands follow. */
export const posts: readonly Post[] = [
  { account: 'demo-county-clerk', role: 'county-clerk', regionCode: RONGSHUI },
  { account: 'demo-second-reviewer', role: 'second-reviewer', regionCode: RONGSHUI },
  { account: 'demo-approver', role: 'approver', regionCode: RONGSHUI },
  { account: 'demo-finance', role: 'finance', regionCode: RONGSHUI },
  { account: 'demo-accountant', role: 'accountant', regionCode: RONGSHUI },
  { account: 'demo-city-employment-service', role: 'city-employment-service', regionCode: LIUZHOU },
  { account: 'demo-city-officer', role: 'city-officer', regionCode: LIUZHOU },
  { account: 'demo-region-officer', role: 'region-officer', regionCode: REGION },
  { account: 'demo-school', role: 'school', regionCode: REGION, organizationId: SCHOOL, grantedRegions: [RONGSHUI] },
  { account: 'demo-workshop', role: 'workshop', regionCode: RONGSHUI, organizationId: organizations.workshop.id },
  { account: 'demo-teacher', role: 'teacher', regionCode: RONGSHUI, organizationId: organizations.workshop.id },
  { account: 'demo-enterprise', role: 'enterprise', regionCode: RONGSHUI, organizationId: organizations.enterprise.id },
  { account: 'demo-hr-agency', role: 'hr-agency', regionCode: RONGSHUI, organizationId: organizations.hrAgency.id },
  { account: 'demo-auditor', role: 'auditor', regionCode: REGION },
  { account: 'demo-administrator', role: 'administrator', regionCode: REGION },
  { account: 'demo-clerk-sanjiang', role: 'county-clerk', regionCode: SANJIANG },
  { account: 'demo-reviewer-sanjiang', role: 'second-reviewer', regionCode: SANJIANG },
  { account: 'demo-approver-sanjiang', role: 'approver', regionCode: SANJIANG },
  { account: 'demo-finance-sanjiang', role: 'finance', regionCode: SANJIANG },
  { account: 'demo-accountant-sanjiang', role: 'accountant', regionCode: SANJIANG },
  {
    account: 'demo-workshop-sanjiang',
    role: 'workshop',
    regionCode: SANJIANG,
    organizationId: organizations.workshop2.id,
  },
  {
    account: 'demo-teacher-sanjiang',
    role: 'teacher',
    regionCode: SANJIANG,
    organizationId: organizations.workshop2.id,
  },
  {
    account: 'demo-teacher-enterprise',
    role: 'teacher',
    regionCode: RONGSHUI,
    organizationId: organizations.enterprise.id,
  },
  { account: 'demo-finance-city', role: 'finance', regionCode: LIUZHOU },
  { account: 'demo-accountant-city', role: 'accountant', regionCode: LIUZHOU },
  { account: 'demo-finance-region', role: 'finance', regionCode: REGION },
  {
    account: 'demo-teacher-school',
    role: 'teacher',
    regionCode: REGION,
    organizationId: SCHOOL,
    grantedRegions: [RONGSHUI],
  },
  {
    account: 'demo-school-office',
    role: 'school',
    regionCode: REGION,
    organizationId: SCHOOL,
    grantedRegions: [RONGSHUI],
  },
]

/** Writes the organizations and the accounts; every post is another fictitious human being. @returns actors by account */
export async function hireStaff(database: Database, from: DateText): Promise<Map<string, Actor>> {
  const draw = sequence(7)
  return inTransaction(database, theSystem, async (tx) => {
    for (const organization of Object.values(organizations)) await saveOrganization(tx, organization)
    const actors = new Map<string, Actor>()
    for (const [index, post] of posts.entries()) {
      const sex = index % 2 === 0 ? 'female' : 'male'
      const residentId = demoResidentId(900_000 + index, '1985-05-05' as DateText, sex)
      const { actor } = await createUser(tx, { ...post, name: nameOf(draw, sex), residentId, validFrom: from })
      actors.set(post.account, { ...actor, grantedRegions: post.grantedRegions ?? actor.grantedRegions })
    }
    return actors
  })
}
