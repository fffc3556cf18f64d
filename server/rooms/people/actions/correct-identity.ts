import type { InputOf } from '#kernel/endpoint'
import { readResidentId } from '#kernel/resident-id'
import { currentAccount, refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { identityStates } from '../contract-identity.ts'
import { refuse } from '../refusals.ts'
import { WITHDRAWERS } from '../sight.ts'
import {
  type IdentityCorrection,
  insertCorrection,
  isProposed,
  isRegisteredWith,
  lockCorrection,
  registeredIn,
  selectCorrections,
  settleCorrection,
  writeIdentity,
} from '../store-identity.ts'
import { lockPerson } from '../store-person.ts'

/** Corrections in reach, and which of them the reader may decide. */
export async function listCorrections(tx: Tx, actor: Actor, filter: InputOf<typeof contract.listIdentityCorrections>) {
  const { rows, total } = await selectCorrections(tx, filter)
  const another = WITHDRAWERS.some((role) => role === actor.role)
  return {
    total,
    corrections: rows.map(({ proposedBy, ...one }) => ({
      ...one,
      mayDecide: another && one.state === 'proposed' && proposedBy !== actor.naturalPersonId,
    })),
  }
}

/**
 * 提出更正身份证号: a number typed wrongly is found later, also after payment. Another person types it from the document again
 * before it counts (柳政规〔2019〕63号 七（二）实名管理).
 * @throws Refusal `person-unknown`, `interest-declared`, `entry-wrong`, `identity-same`, `identity-taken`, `identity-pending`
 */
export async function proposeIdentity(tx: Tx, actor: Actor, given: InputOf<typeof contract.proposeIdentity>) {
  const person = await lockPerson(tx, given.personId)
  if (!person) throw refuse('person-unknown')
  await refuseConflict(tx, actor, { personIds: [person.id] })
  const read = readNumber(tx, given.residentId)
  if (await isRegisteredWith(tx, person.id, read.id)) throw refuse('identity-same', { name: person.name })
  await refuseTaken(tx, read.id)
  const id = await insertCorrection(tx, person.id, read, given)
  if (!id) throw refuse('identity-pending', { name: person.name })
  tx.notes.push({ matterId: person.id, facts: { identityCorrection: id, state: 'proposed' } })
  return { id }
}

/**
 * 核对并更正: another natural person types the number from the document; only the same number counts. The person stays who they
 * are: classes, certificates, limits and money keep to them, and so do their own accounts to sign in with. The account that
 * money goes to is to be checked again with the corrected number, whichever county entered it; the database sees to both.
 * @throws Refusal `identity-unknown`, `identity-decided`, `identity-own`, `interest-declared`, `entry-wrong`,
 * `identity-mismatch`, `identity-taken`
 */
export async function confirmIdentity(tx: Tx, actor: Actor, given: InputOf<typeof contract.confirmIdentity>) {
  const { identityCorrectionId: id, residentId, note } = given
  const { personId } = await toDecide(tx, actor, id)
  const read = readNumber(tx, residentId)
  if (!(await isProposed(tx, id, read.id))) throw refuse('identity-mismatch')
  await refuseTaken(tx, read.id)
  await settleCorrection(tx, id, { state: 'confirmed', note })
  await writeIdentity(tx, id)
  const account = await currentAccount(tx, { payeeKind: 'person', payeeId: personId })
  const accountToCheck = account !== undefined && account.checkedBy === null
  await tell(tx, 'person.identity-corrected', { personId })
  tx.notes.push({ matterId: personId, facts: { identityCorrection: id, state: 'confirmed', accountToCheck } })
  return { id, accountToCheck }
}

/** 不予更正, with the reason. @throws Refusal `identity-unknown`, `identity-decided`, `identity-own`, `interest-declared` */
export async function declineIdentity(tx: Tx, actor: Actor, given: InputOf<typeof contract.declineIdentity>) {
  const { identityCorrectionId: id, note } = given
  const { personId } = await toDecide(tx, actor, id)
  await settleCorrection(tx, id, { state: 'declined', note })
  tx.notes.push({ matterId: personId, facts: { identityCorrection: id, state: 'declined' } })
  return { id }
}

async function toDecide(tx: Tx, actor: Actor, id: string): Promise<IdentityCorrection> {
  const correction = await lockCorrection(tx, id)
  if (!correction) throw refuse('identity-unknown')
  const { state, proposedBy, personId } = correction
  if (state !== 'proposed') throw refuse('identity-decided', { state: identityStates.label(state) })
  if (proposedBy === actor.naturalPersonId) throw refuse('identity-own')
  await refuseConflict(tx, actor, { personIds: [personId] })
  await lockPerson(tx, personId)
  return correction
}

function readNumber(tx: Tx, typed: string) {
  const read = readResidentId(typed, { demo: tx.demo, today: tx.today })
  if (read.ok) return read
  throw refuse('entry-wrong', { count: 1 }, [{ path: 'residentId', code: `id-${read.code}`, message: read.message }])
}

/** One number, one file: a second file of the same person cannot be made the first by a correction. */
async function refuseTaken(tx: Tx, residentId: string): Promise<void> {
  const county = await registeredIn(tx, residentId)
  if (county) throw refuse('identity-taken', { county })
}
