import type { InputOf } from '#kernel/endpoint'
import { readPersonName } from '#kernel/person-name'
import type { FieldError } from '#kernel/refusal'
import { readResidentId } from '#kernel/resident-id'
import { type Actor, accountTaken, createUser, initialPassword, naturalPerson } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract-accounts.ts'
import { isFault, readPlace } from './place.ts'
import { exclusivePosts } from './posts.ts'
import { refuse } from './refusals.ts'

type Given = InputOf<typeof contract.createAccount>

/**
 * An account with its first post and an initial password that is shown once: good for seven days and for nothing but
 * setting one's own. A natural person is known once, however many accounts they have.
 * @throws Refusal `account-content` with every fault, `own-account`, `person-differs`, `post-exclusive`
 */
export async function createAccount(tx: Tx, actor: Actor, given: Given) {
  const { account, role } = given
  const { faults, name, residentId, place } = await readAccount(tx, actor, given)
  if (!place) throw refuse('account-content', { count: faults.length }, faults)
  const person = await naturalPerson(tx, { residentId, name })
  if (person.id === actor.naturalPersonId) throw refuse('own-account')
  if (!person.sameName) throw refuse('person-differs')
  const { password, passwordExpiresAt } = initialPassword()
  const user = { account, name, residentId, role, ...place, password, passwordExpiresAt, validFrom: tx.today }
  const { userId } = await exclusivePosts(() => createUser(tx, user))
  tx.notes.push({ matterId: userId, facts: { role, regionCode: place.regionCode, organization: place.organizationId } })
  return { id: userId, password, expiresAt: passwordExpiresAt }
}

/** What is wrong with a new account as far as it is given, all of it at once. */
export async function accountFaults(tx: Tx, actor: Actor, given: Partial<Given>): Promise<readonly FieldError[]> {
  return (await readAccount(tx, actor, given)).faults
}

async function readAccount(tx: Tx, actor: Actor, given: Partial<Given>) {
  const faults: FieldError[] = []
  const miss = (path: string, message: string) => faults.push({ path, code: 'wrong', message })
  const reading = readResidentId(given.residentId ?? '', { demo: tx.demo, today: tx.today })
  if (!reading.ok) miss('residentId', reading.message)
  const named = readPersonName(given.name ?? '')
  if (!named.ok) miss('name', named.message)
  if (given.account && (await accountTaken(tx, given.account))) miss('account', '这个账号已有人使用，请换一个')
  const residentId = reading.ok ? reading.id : ''
  const name = named.ok ? named.name : ''
  const place = await readPlace(tx, actor, { ...given, residentId, name })
  if (isFault(place)) {
    // A number that cannot be read is said once.
    if (place.path !== 'residentId' || (residentId && name)) faults.push(place)
  }
  return { faults, residentId, name, place: isFault(place) || faults.length > 0 ? undefined : place }
}
