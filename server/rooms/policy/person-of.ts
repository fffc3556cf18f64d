import type { Actor } from '#platform/auth'
import { refuseRequest } from '#platform/http'

/** The natural person behind an act that must have one. @throws Refusal `sign-in-needed` */
export function personOf(actor: Actor): string {
  if (!actor.naturalPersonId) throw refuseRequest('sign-in-needed')
  return actor.naturalPersonId
}
