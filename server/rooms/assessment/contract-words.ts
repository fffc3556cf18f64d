import { type CodeOf, codes } from '#kernel/codes'
import { skillLevels } from '#policy/contract'

export { skillLevels }
export type SkillLevel = CodeOf<typeof skillLevels>

export const bodyStates = codes('AssessmentBodyState', {
  entered: ['待核实', 'entered'],
  confirmed: ['已核实', 'confirmed'],
  rejected: ['不予登记', 'rejected'],
})
export type BodyState = CodeOf<typeof bodyStates>

export const credentialStates = codes('CredentialState', {
  entered: ['待查验', 'to be verified'],
  verified: ['已查验', 'verified'],
  rejected: ['查验不符', 'found wrong'],
  revoked: ['已撤销', 'revoked'],
})
export type CredentialState = CodeOf<typeof credentialStates>

/** How somebody convinced themselves that a certificate is genuine. */
export const verifyWays = codes('VerifyWay', {
  'national-query': ['全国联网查询', 'national query'],
  original: ['核对原件', 'original seen'],
  'issuer-reply': ['发证机构复函', 'reply of the issuer'],
})
export type VerifyWay = CodeOf<typeof verifyWays>

/** Why a level could be taken (柳政规〔2019〕63号 二（四））. */
export const levelGrounds = codes('LevelGround', {
  lowest: ['最低一级', 'the lowest level'],
  below: ['已有下一级证书', 'the level below is held'],
  exception: ['批准的破格、越级', 'an approved exception'],
})
export type LevelGround = CodeOf<typeof levelGrounds>

export const levelExceptionStates = codes('LevelExceptionState', {
  requested: ['待审批', 'requested'],
  approved: ['已批准', 'approved'],
  refused: ['不批准', 'refused'],
})
export type LevelExceptionState = CodeOf<typeof levelExceptionStates>
