import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { talentLevels } from '../contract.ts'
import { enterRecord } from '../enter.ts'
import { findEverybody } from '../people.ts'
import { refuse } from '../refusals.ts'
import { findRecord, selectMembers } from '../store.ts'

/** 工作室、基地、职工培训中心、产教融合型企业: what an organization was recognized as (柳政规〔2019〕63号 五（一）). */
export async function enterRecognition(
  tx: Tx,
  actor: Actor,
  given: InputOf<typeof contract.enterRecognition>,
): Promise<{ id: string }> {
  return enterRecord(tx, actor, { ...given, kind: 'recognition' }, [])
}

/** 高技能人才、乡村工匠: a tag of a person, always with the document that gives it (桂人社发〔2022〕7号 前言). */
export async function enterTag(
  tx: Tx,
  actor: Actor,
  { name, residentId, consented, ...given }: InputOf<typeof contract.enterTag>,
): Promise<{ id: string }> {
  const members = await findEverybody(tx, [{ name, residentId, consented }], '')
  return enterRecord(tx, actor, { ...given, kind: 'tag' }, members)
}

/** 特级技师、首席技师: a post above 一级 that an enterprise set up, and who holds it (柳政规〔2019〕63号 二（三）). */
export async function enterPost(
  tx: Tx,
  actor: Actor,
  { name, residentId, level, ...given }: InputOf<typeof contract.enterPost>,
): Promise<{ id: string }> {
  const { organizationId } = given
  const members = await findEverybody(tx, [{ name, residentId }], '')
  const held = members.map((member) => ({ ...member, organizationId }))
  return enterRecord(tx, actor, { ...given, kind: 'post', subject: level, level }, held)
}

/** 境外培训、关键岗位骨干培训、高技能人才研修: the trip, its budget, who took part (柳政规〔2019〕63号 二（三）). */
export async function enterProgramme(
  tx: Tx,
  actor: Actor,
  { participants, budgetFen: amountFen, ...given }: InputOf<typeof contract.enterProgramme>,
): Promise<{ id: string }> {
  const members = await findEverybody(tx, participants, 'participants')
  return enterRecord(tx, actor, { ...given, kind: 'programme', amountFen }, members)
}

/** 企业举办职业院校: graduates in work or people trained, person by person, each once over both (柳政规〔2019〕63号 五（一）). */
export async function enterJointSchool(
  tx: Tx,
  actor: Actor,
  { people, ...given }: InputOf<typeof contract.enterJointSchool>,
): Promise<{ id: string }> {
  const { organizationId } = given
  const members = await findEverybody(tx, people, 'people')
  const trained = members.map((member) => ({ ...member, organizationId }))
  return enterRecord(tx, actor, { ...given, kind: 'joint-school' }, trained)
}

/**
 * 晋升上一级或优先考评: the entitlement a good rank gives, with the document that says so (柳政规〔2019〕63号 二（二）).
 * @throws Refusal `promotion-groundless`, `level-highest`
 */
export async function enterPromotion(
  tx: Tx,
  actor: Actor,
  { name, residentId, awardRecordId: awardId, ...given }: InputOf<typeof contract.enterPromotion>,
): Promise<{ id: string }> {
  const members = await findEverybody(tx, [{ name, residentId }], '')
  const award = await findRecord(tx, awardId)
  const winners = await selectMembers(tx, [awardId])
  const won = winners.some(({ personId }) => personId === members[0]?.personId)
  if (award?.kind !== 'award' || award.state !== 'confirmed' || !won) throw refuse('promotion-groundless', { name })
  const next = levelAbove(given.level)
  if (!next) throw refuse('level-highest', { level: talentLevels.label(given.level) })
  const { rank, regionCode } = award
  const title = `${talentLevels.label(given.level)} → ${talentLevels.label(next)}`
  return enterRecord(tx, actor, { ...given, kind: 'promotion', awardId, rank, regionCode, title }, members)
}

/** The next of 五级 to 首席技师; none above the last. */
function levelAbove(level: string): string | undefined {
  return talentLevels.values[talentLevels.values.indexOf(level as (typeof talentLevels.values)[number]) + 1]
}
