import { findTrades } from '#catalog'
import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { FieldError } from '#kernel/refusal'
import { findOrganization, refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { bodyStates } from '../contract.ts'
import { holdsOn } from '../domain/body-cover.ts'
import { refuse } from '../refusals.ts'
import { type BodyRow, closeBody, insertBody, lockBody, scopesOf, selectBodies, settleBody } from '../store-bodies.ts'

/** The register: what is confirmed for everybody, what waits or was rejected for the bureau only (柳政规〔2019〕63号 二（四）). */
export async function listBodies(
  tx: Tx,
  actor: Actor,
  filter: InputOf<typeof contract.listBodies>,
): Promise<ReplyOf<typeof contract.listBodies>> {
  const asked = actor.kind === 'bureau' ? filter : { ...filter, state: 'confirmed' as const }
  const { rows, total } = await selectBodies(tx, asked)
  const scopes = await scopesOf(
    tx,
    rows.map(({ id }) => id),
  )
  return {
    total,
    bodies: rows.map(({ madeBy, ...row }) => ({
      ...row,
      inForce: row.state === 'confirmed' && holdsOn(row, tx.today),
      madeByMe: actor.naturalPersonId === madeBy,
      scopes: scopes.get(row.id) ?? [],
    })),
  }
}

/**
 * Registers a body with what it may issue, from when until when, by which document; it counts when another person has
 * confirmed it. @throws Refusal `organization-unknown`, `body-period-wrong`, `body-scope-wrong`, `body-known`
 */
export async function registerBody(
  tx: Tx,
  _: Actor,
  given: InputOf<typeof contract.registerBody>,
): Promise<{ id: string }> {
  const { organizationId, validFrom, validUntil, documentNumber, scopes } = given
  const organization = await findOrganization(tx, organizationId)
  if (!organization) throw refuse('organization-unknown')
  if (validUntil < validFrom) throw refuse('body-period-wrong', { validFrom, validUntil })
  const trades = await findTrades(
    tx,
    scopes.map(({ tradeCode }) => tradeCode),
  )
  const errors: FieldError[] = []
  for (const [index, { tradeCode }] of scopes.entries()) {
    const path = `scopes.${index}.tradeCode`
    if (!trades.has(tradeCode)) errors.push({ path, code: 'unknown', message: `目录中没有职业（工种）${tradeCode}` })
    else if (scopes.findIndex((one) => one.tradeCode === tradeCode) < index)
      errors.push({ path, code: 'twice', message: '同一职业（工种）写了两次，请把等级并在一行' })
  }
  if (errors.length > 0) throw refuse('body-scope-wrong', { count: errors.length }, errors)
  const id = await insertBody(tx, given)
  if (!id) throw refuse('body-known', { name: organization.name, document: documentNumber })
  tx.notes.push({ matterId: id, facts: { organization: organizationId, validFrom, validUntil, trades: scopes.length } })
  return { id }
}

type Settled = ReplyOf<typeof contract.confirmBody>

/** Another natural person has compared the registration with its document. @throws Refusal `body-unknown`, `body-settled`, `own-body`, `interest-declared` */
export async function confirmBody(tx: Tx, actor: Actor, { bodyId }: { bodyId: string }): Promise<Settled> {
  await toSettle(tx, actor, bodyId)
  await settleBody(tx, bodyId, 'confirmed', null)
  tx.notes.push({ matterId: bodyId, facts: { state: 'confirmed' } })
  return { id: bodyId, state: 'confirmed' }
}

/** @throws Refusal as `confirmBody` */
export async function rejectBody(
  tx: Tx,
  actor: Actor,
  { bodyId, reason }: InputOf<typeof contract.rejectBody>,
): Promise<Settled> {
  await toSettle(tx, actor, bodyId)
  await settleBody(tx, bodyId, 'rejected', reason)
  tx.notes.push({ matterId: bodyId, facts: { state: 'rejected' } })
  return { id: bodyId, state: 'rejected' }
}

async function toSettle(tx: Tx, actor: Actor, bodyId: string): Promise<void> {
  const body = await getBody(tx, actor, bodyId)
  if (body.state !== 'entered') throw refuse('body-settled', { state: bodyStates.label(body.state) })
  if (body.madeBy === actor.naturalPersonId) throw refuse('own-body')
  await refuseConflict(tx, actor, { organizationId: body.organizationId })
}

/** 终止: from the business date on nothing is issued; what was issued before stands. @throws Refusal `body-unknown`, `body-settled` */
export async function endBody(
  tx: Tx,
  actor: Actor,
  { bodyId, reason }: InputOf<typeof contract.endBody>,
): Promise<Settled> {
  const body = await getBody(tx, actor, bodyId)
  const { state, endedOn } = body
  if (state !== 'confirmed' || endedOn)
    throw refuse('body-settled', { state: endedOn ? '已终止' : bodyStates.label(state) })
  await closeBody(tx, bodyId, reason)
  tx.notes.push({ matterId: bodyId, facts: { endedOn: tx.today } })
  return { id: bodyId, state }
}

/** The register is everybody's to read; only the bureau of the region, or one above it, keeps it. */
async function getBody(tx: Tx, actor: Actor, bodyId: string): Promise<BodyRow> {
  const body = await lockBody(tx, bodyId)
  if (!body?.regionCode.startsWith(actor.regionPrefix)) throw refuse('body-unknown')
  return body
}
