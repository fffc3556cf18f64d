import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { refuseAfterDeath } from '../check-credential.ts'
import type * as contract from '../contract.ts'
import { type CredentialState, credentialStates, skillLevels } from '../contract.ts'
import { levelBelow } from '../domain/level-order.ts'
import { refuse } from '../refusals.ts'
import {
  type Credential,
  groundsOf,
  lockCredential,
  markCredentialRevoked,
  markRejected,
  markVerified,
} from '../store-credentials.ts'

type Settled = ReplyOf<typeof contract.verifyCredential>

/**
 * 查验: another natural person has found the certificate genuine, and says how. A level is taken only after the one below,
 * or by an exception that was approved before the certificate was issued (柳政规〔2019〕63号 二（四）、六（二）).
 * @throws Refusal `credential-unknown`, `credential-settled`, `own-credential`, `interest-declared`, `holder-died`,
 * `level-order`
 */
export async function verifyCredential(
  tx: Tx,
  actor: Actor,
  { credentialId, way, reference }: InputOf<typeof contract.verifyCredential>,
): Promise<Settled> {
  const credential = await toSettle(tx, actor, credentialId)
  await refuseAfterDeath(tx, credential)
  const [ground] = await groundsOf(tx, [credential])
  if (ground === undefined) throw outOfOrder(credential)
  await markVerified(tx, credentialId, { way, reference, ground })
  return settled(tx, credentialId, 'verified')
}

function outOfOrder({ level, tradeName }: Credential) {
  const below = level && levelBelow(level)
  return refuse('level-order', {
    trade: tradeName,
    level: skillLevels.label(level ?? ''),
    below: skillLevels.label(below ?? ''),
  })
}

/** 查验不符, with what was found. @throws Refusal `credential-unknown`, `credential-settled`, `own-credential`, `interest-declared` */
export async function rejectCredential(
  tx: Tx,
  actor: Actor,
  { credentialId, reason }: InputOf<typeof contract.rejectCredential>,
): Promise<Settled> {
  await toSettle(tx, actor, credentialId)
  await markRejected(tx, credentialId, reason)
  return settled(tx, credentialId, 'rejected')
}

/**
 * 撤销: it stays and says so; what it was the ground of is claimed no more, and what was paid on it is proposed for recovery
 * (event `credential.revoked`). @throws Refusal `credential-unknown`, `credential-settled`
 */
export async function revokeCredential(
  tx: Tx,
  _: Actor,
  { credentialId, reason }: InputOf<typeof contract.revokeCredential>,
): Promise<Settled> {
  const { state } = await getCredential(tx, credentialId)
  if (state !== 'verified') throw refuse('credential-settled', { state: credentialStates.label(state) })
  await markCredentialRevoked(tx, credentialId, reason)
  await tell(tx, 'credential.revoked', { credentialId })
  return settled(tx, credentialId, 'revoked')
}

async function toSettle(tx: Tx, actor: Actor, id: string): Promise<Credential> {
  const credential = await getCredential(tx, id)
  const { state, madeBy } = credential
  if (state !== 'entered') throw refuse('credential-settled', { state: credentialStates.label(state) })
  if (madeBy === actor.naturalPersonId) throw refuse('own-credential')
  const { personId, organizationId } = credential
  await refuseConflict(tx, actor, { personIds: [personId], organizationId: organizationId ?? undefined })
  return credential
}

async function getCredential(tx: Tx, id: string): Promise<Credential> {
  const credential = await lockCredential(tx, id)
  if (!credential) throw refuse('credential-unknown')
  return credential
}

function settled(tx: Tx, id: string, state: CredentialState): Settled {
  tx.notes.push({ matterId: id, facts: { state } })
  return { id, state }
}
