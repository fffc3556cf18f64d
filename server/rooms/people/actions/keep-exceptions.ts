import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract-uses.ts'
import type { ExceptionState } from '../contract-uses.ts'
import { type Balance, slotParts, withinWords } from '../domain/balances.ts'
import { balancesFor, countedLimits } from '../entitlements.ts'
import { refuse } from '../refusals.ts'
import { findPerson } from '../store.ts'
import {
  type ExceptionRow,
  insertException,
  lockException,
  selectExceptions,
  selectUses,
  settleException,
} from '../store-exceptions.ts'
import { lockPerson } from '../store-person.ts'
import { refuseDead } from './refuse-dead.ts'

/** 享受账户: every limit with what was used of it in all counties, and the way of each use in reach (L-100, L-101). */
export async function openEntitlements(
  tx: Tx,
  actor: Actor,
  { personId }: { personId: string },
): Promise<ReplyOf<typeof contract.getEntitlements>> {
  const person = await findPerson(tx, personId)
  if (!person) throw refuse('person-unknown')
  const { id, regionCode } = person
  const exceptions = (await selectExceptions(tx, { personId })).rows
  const uses = await selectUses(tx, personId)
  const limitOf = await limitNames(tx, regionCode)
  return {
    year: Number(tx.today.slice(0, 4)),
    balances: (await balancesFor(tx, { id, regionCode })).map(({ label, key: _, ...rest }) => ({
      ...rest,
      limit: label,
      clauses: [...rest.clauses],
    })),
    uses: uses.rows.map(({ slotWords, ...use }) => ({
      ...use,
      limit: limitOf(use.slot),
      within: withinWords(use.slot, slotWords),
    })),
    usesTotal: uses.total,
    exceptions: await inWords(tx, actor, exceptions),
  }
}

/** The exceptions asked for in reach. */
export async function listExceptions(tx: Tx, actor: Actor, { state }: InputOf<typeof contract.listExceptions>) {
  const { rows, total } = await selectExceptions(tx, { state })
  return { exceptions: await inWords(tx, actor, rows), total }
}

/**
 * 申请例外: only of a limit that holds 原则上, only when its places are used up, with reason and document.
 * @throws Refusal `person-unknown`, `person-died`, `limit-unknown`, `limit-strict`, `limit-has-room`, `exception-open`,
 * `interest-declared`
 */
export async function requestException(
  tx: Tx,
  actor: Actor,
  { personId, ...request }: InputOf<typeof contract.requestException>,
): Promise<{ id: string }> {
  const person = await lockPerson(tx, personId)
  if (!person) throw refuse('person-unknown')
  await refuseDead(tx, personId, person.name)
  await refuseConflict(tx, actor, { personIds: [personId] })
  const balance = (await balancesFor(tx, person)).find(({ slot }) => slot === request.slot)
  checkExcept(balance)
  const id = await insertException(tx, { ...request, personId, regionCode: person.regionCode })
  if (!id) throw refuse('exception-open', { limit: balance.label })
  await takeDuty(tx, id, 'exception-request')
  tx.notes.push({ matterId: id, facts: { slot: balance.key, document: request.documentNumber } })
  return { id }
}

function checkExcept(balance: Balance | undefined): asserts balance is Balance {
  if (!balance) throw refuse('limit-unknown')
  const { label: limit, left } = balance
  if (!balance.exceptional) throw refuse('limit-strict', { limit })
  if (left > 0) throw refuse('limit-has-room', { limit, left })
}

/**
 * 审批例外: by another natural person; an approved one opens one more place of that slot, everywhere. None for the dead.
 * @throws Refusal `exception-unknown`, `exception-decided`, `interest-declared`, `person-died`, `duty-conflict`
 */
export async function decideException(
  tx: Tx,
  actor: Actor,
  { exceptionId, approve, note }: InputOf<typeof contract.decideException>,
): Promise<{ id: string; state: ExceptionState }> {
  const exception = await lockException(tx, exceptionId)
  if (!exception) throw refuse('exception-unknown')
  if (exception.state !== 'requested') throw refuse('exception-decided')
  await refuseConflict(tx, actor, { personIds: [exception.personId] })
  if (approve) await refuseDead(tx, exception.personId, exception.personName)
  await takeDuty(tx, exceptionId, 'exception-approval')
  const state = approve ? 'approved' : 'refused'
  await settleException(tx, exceptionId, state, note)
  tx.notes.push({ matterId: exceptionId, facts: { state } })
  return { id: exceptionId, state }
}

/** What the limit of a slot is called. */
async function limitNames(tx: Tx, regionCode: string): Promise<(slot: string) => string> {
  const names = new Map((await countedLimits(tx, regionCode)).map((limit) => [limit.key, limit.label]))
  return (slot) => names.get(slotParts(slot).key) ?? ''
}

async function inWords(tx: Tx, actor: Actor, rows: readonly ExceptionRow[]) {
  const limitOf = await limitNames(tx, actor.regionCode)
  return rows.map(({ requestedBy, regionCode: _, ...row }) => ({
    ...row,
    limit: limitOf(row.slot),
    within: withinWords(row.slot),
    requestedByMe: requestedBy === actor.naturalPersonId,
  }))
}
