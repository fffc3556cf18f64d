import { type RegionCode, scopePrefix } from '#kernel/region-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import { findRegion } from '#regions'
import { refuse } from './refusals.ts'

/** A region of the actor's, their own unless one is named, with its prefix. @throws Refusal `region-unreached` */
export async function regionInReach(tx: Tx, actor: Actor, asked: string | undefined) {
  const region = await findRegion(tx, asked ?? actor.regionCode)
  if (!region?.code.startsWith(actor.regionPrefix)) throw refuse('region-unreached')
  return { code: region.code, name: region.name, prefix: scopePrefix(region.code as RegionCode) }
}

/** The human being behind the account, on whom two-person rules count. */
export function humanOf(actor: Actor): string {
  if (!actor.naturalPersonId) throw refuseRequest('sign-in-needed')
  return actor.naturalPersonId
}
