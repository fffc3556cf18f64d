import { findTrade } from '#catalog'
import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import { contractWith } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { levelExceptionStates } from '../contract.ts'
import { issueFault } from '../domain/body-cover.ts'
import { levelBelow } from '../domain/level-order.ts'
import { refuse } from '../refusals.ts'
import { findSomebody, type Somebody } from '../somebody.ts'
import { registrationsOf } from '../store-bodies.ts'
import {
  insertLevelException,
  lockLevelException,
  saveDecision,
  selectLevelExceptions,
} from '../store-level-exceptions.ts'

/** Applications in the reader's reach. */
export async function listLevelExceptions(
  tx: Tx,
  actor: Actor,
  { state }: InputOf<typeof contract.listLevelExceptions>,
): Promise<ReplyOf<typeof contract.listLevelExceptions>> {
  const { rows, total } = await selectLevelExceptions(tx, state)
  return {
    total,
    exceptions: rows.map(({ requestedBy, organizationName, organizationId: _, ...row }) => ({
      ...row,
      applicant: organizationName ?? row.regionName,
      requestedByMe: requestedBy === actor.naturalPersonId,
    })),
  }
}

/**
 * 破格、越级: the employer, an assessment body of the trade and level, or the county's clerk applies with reason and
 * document (柳政规〔2019〕63号 二（四）).
 * @throws Refusal `person-unknown`, `trade-unknown`, `level-free`, `not-applicant`, `person-elsewhere`, `exception-known`
 */
export async function requestLevelException(
  tx: Tx,
  actor: Actor,
  { name, residentId, ...asked }: InputOf<typeof contract.requestLevelException>,
): Promise<{ id: string }> {
  const person = await findSomebody(tx, { name, residentId })
  const trade = await findTrade(tx, asked.tradeCode)
  if (!trade) throw refuse('trade-unknown', { code: asked.tradeCode })
  if (!levelBelow(asked.level)) throw refuse('level-free')
  await mayApply(tx, actor, person, { ...asked, identity: trade.identity })
  const id = await insertLevelException(tx, { ...asked, ...person })
  if (!id) throw refuse('exception-known', { name: person.personName })
  tx.notes.push({ matterId: id, facts: { trade: asked.tradeCode, level: asked.level, document: asked.documentNumber } })
  return { id }
}

type Asked = Pick<InputOf<typeof contract.requestLevelException>, 'level'> & { readonly identity: string }

async function mayApply(tx: Tx, actor: Actor, person: Somebody, { identity, level }: Asked): Promise<void> {
  if (actor.kind === 'bureau') {
    if (!person.regionCode.startsWith(actor.regionPrefix)) throw refuse('person-elsewhere', { name: person.personName })
    return
  }
  const own = actor.organizationId ?? ''
  if (await contractWith(tx, person.personId, own, tx.today)) return
  const fault = issueFault(await registrationsOf(tx, own), { identity, level, issuedOn: tx.today })
  if (fault) throw refuse('not-applicant', { name: person.personName })
}

/** 审批: another natural person than the applicant, once. @throws Refusal `exception-unknown`, `exception-decided`, `own-exception`, `interest-declared` */
export async function decideLevelException(
  tx: Tx,
  actor: Actor,
  { levelExceptionId: id, approve, note }: InputOf<typeof contract.decideLevelException>,
): Promise<ReplyOf<typeof contract.decideLevelException>> {
  const asked = await lockLevelException(tx, id)
  if (!asked) throw refuse('exception-unknown')
  if (asked.state !== 'requested') throw refuse('exception-decided', { state: levelExceptionStates.label(asked.state) })
  if (asked.requestedBy === actor.naturalPersonId) throw refuse('own-exception')
  const { personId, organizationId } = asked
  await refuseConflict(tx, actor, { personIds: [personId], organizationId: organizationId ?? undefined })
  const state = approve ? 'approved' : 'refused'
  await saveDecision(tx, id, state, note)
  tx.notes.push({ matterId: id, facts: { state } })
  return { id, state }
}
