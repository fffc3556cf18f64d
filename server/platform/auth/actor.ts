/** Who acts, from where: everything scope and duties need, nothing of the session. */
export interface Actor {
  /**
   * bureau: a region and all below it · administration: accounts and organizations there, no business matter ·
   * organization: its own matters · person: the trainee's own · public: what is published.
   */
  readonly kind: 'bureau' | 'administration' | 'organization' | 'person' | 'public' | 'system'
  readonly userId: string | null
  /** The human being behind the account; duties are counted on it. */
  readonly naturalPersonId: string | null
  readonly name: string
  readonly role: Role | null
  readonly regionCode: string
  /** `45`, `4502` or `450225`: what a bureau reaches; nothing begins so for anybody else. */
  readonly regionPrefix: string
  /** The same of who keeps accounts and organizations there; nothing begins so for anybody else. */
  readonly keepsPrefix: string
  readonly organizationId: string | null
  readonly personId: string | null
  /** Counties an organization was granted by pairing, on the business date. */
  readonly grantedRegions: readonly string[]
  /** Which of the account's sessions asks; null in process. */
  readonly sessionId: string | null
  /** The password was made by somebody else: nothing goes before setting one's own. */
  readonly passwordInitial: boolean
}

import { type CodeOf, codes } from '#kernel/codes'
import { type RegionCode, scopePrefix } from '#kernel/region-code'

/** 岗位角色。 */
export const roles = codes('Role', {
  'county-clerk': ['县（区）经办', 'county clerk'],
  'second-reviewer': ['复核', 'second reviewer'],
  approver: ['审批', 'approver'],
  finance: ['财政付款', 'finance officer'],
  accountant: ['对账会计', 'reconciling accountant'],
  'city-employment-service': ['市就业服务部门', 'city employment service'],
  'city-officer': ['市人社局', 'city bureau officer'],
  'region-officer': ['自治区人社厅', 'region officer'],
  school: ['技工院校', 'technical school'],
  teacher: ['教师', 'teacher'],
  workshop: ['就业帮扶车间', 'assistance workshop'],
  enterprise: ['企业', 'enterprise'],
  'hr-agency': ['人力资源机构', 'HR agency'],
  trainee: ['学员', 'trainee'],
  auditor: ['审计', 'auditor'],
  administrator: ['系统管理员', 'administrator'],
})
export type Role = CodeOf<typeof roles>

/** How far each role reaches. */
export const kindOfRole: Readonly<Record<Role, Actor['kind']>> = {
  'county-clerk': 'bureau',
  'second-reviewer': 'bureau',
  approver: 'bureau',
  finance: 'bureau',
  accountant: 'bureau',
  'city-employment-service': 'bureau',
  'city-officer': 'bureau',
  'region-officer': 'bureau',
  school: 'organization',
  teacher: 'organization',
  workshop: 'organization',
  enterprise: 'organization',
  'hr-agency': 'organization',
  trainee: 'person',
  auditor: 'bureau',
  administrator: 'administration',
}

/** The prefix of no division code; an empty one would be the prefix of them all. */
const NOWHERE = '-'

/** A visitor without an account: sees what is published, may raise an objection. */
export const thePublic: Actor = {
  kind: 'public',
  userId: null,
  naturalPersonId: null,
  name: '公众',
  role: null,
  regionCode: '450000',
  regionPrefix: NOWHERE,
  keepsPrefix: NOWHERE,
  organizationId: null,
  personId: null,
  grantedRegions: [],
  sessionId: null,
  passwordInitial: false,
}

/** The platform itself: sessions, due jobs, seeding. Never given to a request of a person. */
export const theSystem: Actor = { ...thePublic, kind: 'system', name: '系统', regionPrefix: '', keepsPrefix: '' }

/** The actor of a post: its kind follows from the role, its reach from the region. */
export function actorOf(post: {
  userId: string
  naturalPersonId: string
  name: string
  role: Role
  regionCode: string
  organizationId: string | null
  personId: string | null
  grantedRegions?: readonly string[]
  sessionId?: string
  passwordInitial?: boolean
}): Actor {
  const kind = kindOfRole[post.role]
  const prefix = scopePrefix(post.regionCode as RegionCode)
  return {
    grantedRegions: [],
    sessionId: null,
    passwordInitial: false,
    ...post,
    kind,
    regionPrefix: kind === 'bureau' ? prefix : NOWHERE,
    keepsPrefix: kind === 'administration' ? prefix : NOWHERE,
  }
}
