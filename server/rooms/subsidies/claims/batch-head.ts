import type { InputOf } from '#kernel/endpoint'
import { cutPage } from '#kernel/pages'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import type { BatchState } from '../contract-words.ts'
import { pays, statesWaitingFor } from '../domain/steps.ts'
import { waitingTime } from '../review/waiting-time.ts'
import { type findListed, selectBatches } from './store-batches.ts'

type Listed = NonNullable<Awaited<ReturnType<typeof findListed>>>

/** The head of a batch as lists show it. */
export async function headOf(tx: Tx, listed: Listed, known?: Map<string, number>) {
  const { frozenAt, accountId: _, organizationId: __, personId: ___, ...batch } = listed
  return { ...batch, frozen: frozenAt !== null, waits: await waitingTime(tx, batch, known) }
}

/** What waits for a role; the accountant's are those that wait for the bank's answer. */
const waitingFor = (role: string | null): BatchState[] => (role === 'accountant' ? ['paying'] : statesWaitingFor(role))

/** A page of batches in reach; `waiting` only those that wait for the caller's role. */
export async function listBatches(tx: Tx, actor: Actor, input: InputOf<typeof contract.listBatches>) {
  const { state, waiting, ...filter } = input
  const own = waiting ? waitingFor(actor.role) : undefined
  const states = state ? (own ?? [state]).filter((one) => one === state) : own
  const payable = waiting !== undefined && pays(actor.role)
  const { rows, count } = await selectBatches(tx, { ...filter, states, payable })
  const days = new Map<string, number>()
  const heads = []
  for (const one of rows) heads.push(await headOf(tx, one, days))
  return cutPage(heads, filter.limit, count, (batch) => batch.id)
}
