import { z } from 'zod'
import { type CodeOf, codes } from '#kernel/codes'
import { id } from '#kernel/shapes'

export const organizationKinds = codes('OrganizationKind', {
  'hrss-bureau': ['人力资源社会保障部门', 'HRSS bureau'],
  'technical-school': ['技工院校', 'technical school'],
  'training-provider': ['职业技能培训机构', 'training provider'],
  enterprise: ['企业', 'enterprise'],
  'assistance-workshop': ['就业帮扶车间', 'assistance workshop'],
  'hr-agency': ['经营性人力资源服务机构', 'HR agency'],
})
export type OrganizationKind = CodeOf<typeof organizationKinds>

/** 公办、民办: asked for the query of equal treatment alone; no rule may look at it (lz-2019-63#5-3). */
export const ownerships = codes('Ownership', {
  public: ['公办', 'publicly run'],
  private: ['民办', 'privately run'],
})
export type Ownership = CodeOf<typeof ownerships>

/** Why an account that was checked once is to be checked again. */
export const recheckReasons = codes('RecheckReason', {
  'identity-corrected': [
    '收款人的身份证号已更正，须重新核实',
    "the payee's identity number was corrected: to be checked again",
  ],
})
export type RecheckReason = CodeOf<typeof recheckReasons>

export const organizationShape = z.object({
  id,
  kind: organizationKinds.schema,
  name: z.string(),
  creditCode: z.string().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  ownership: ownerships.schema.nullable(),
  suspendedReason: z.string().nullable(),
})
