import type { FieldError } from '#kernel/refusal'
import { findOrganization } from '#organizations'
import { organizationKinds } from '#organizations/contract'
import { personReference, snapshotAt } from '#people'
import { type Actor, type Role, roles } from '#platform/auth'
import type { Tx } from '#platform/db'
import { findRegion } from '#regions'
import { type PostPlace, postPlaces } from '../contract-accounts.ts'

/** Where a post stands, as the database keeps it. */
export interface Place {
  readonly regionCode: string
  readonly organizationId?: string
  readonly personId?: string
}

/** What was given of a place; the person is looked up in the register by number and name. */
export interface GivenPlace {
  readonly role?: Role | undefined
  readonly regionCode?: string | undefined
  readonly organizationId?: string | undefined
  readonly residentId?: string | undefined
  readonly name?: string | undefined
}

type Read = Place | FieldError

export const isFault = (read: Read): read is FieldError => 'message' in read

/** The place a post needs, within the reach of whoever gives it; or what is wrong with the given one. */
export async function readPlace(tx: Tx, actor: Actor, given: GivenPlace): Promise<Read> {
  const place = given.role && postPlaces[given.role]
  if (!place) return fault('role', '没有这个岗位，请从岗位表中选择')
  if (place.of === 'region') return regionPlace(tx, actor, place, given)
  return place.of === 'organization' ? organizationPlace(tx, actor, place, given) : personPlace(tx, actor, given)
}

const levels = { 'autonomous-region': '自治区', city: '设区市', county: '县（市、区）' } as const

async function regionPlace(
  tx: Tx,
  actor: Actor,
  { level }: Extract<PostPlace, { of: 'region' }>,
  { role = 'auditor', regionCode }: GivenPlace,
): Promise<Read> {
  if (!regionCode) return fault('regionCode', '请选择地区')
  const region = await findRegion(tx, regionCode)
  if (!region || region.level === 'township' || !regionCode.startsWith(actor.keepsPrefix))
    return fault('regionCode', '没有这个地区，或不在您的管辖范围内')
  if (level && region.level !== level)
    return fault('regionCode', `“${roles.label(role)}”须设在${levels[level]}，${region.name}不是`)
  return { regionCode }
}

async function organizationPlace(
  tx: Tx,
  actor: Actor,
  { kinds }: Extract<PostPlace, { of: 'organization' }>,
  { role = 'school', organizationId }: GivenPlace,
): Promise<Read> {
  if (!organizationId) return fault('organizationId', '请选择机构')
  const found = await findOrganization(tx, organizationId)
  if (!found?.regionCode.startsWith(actor.keepsPrefix))
    return fault('organizationId', '没有这个机构，或不在您的管辖范围内')
  if (!kinds.includes(found.kind)) {
    const allowed = kinds.map((kind) => organizationKinds.label(kind)).join('、')
    return fault('organizationId', `“${roles.label(role)}”须属于${allowed}，${found.name}不是`)
  }
  return { regionCode: found.regionCode, organizationId }
}

async function personPlace(tx: Tx, actor: Actor, { residentId, name }: GivenPlace): Promise<Read> {
  const personId = residentId && name ? await personReference(tx, residentId, name) : undefined
  const snapshot = personId ? await snapshotAt(tx, personId, tx.today) : undefined
  if (!personId || !snapshot?.regionCode.startsWith(actor.keepsPrefix))
    return fault('residentId', '实名台账里没有这个人（身份证号和姓名都须一致），或不在您的管辖范围内')
  return { regionCode: snapshot.regionCode, personId }
}

const fault = (path: string, message: string): FieldError => ({ path, code: 'wrong', message })
