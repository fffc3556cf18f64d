import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { fundSources } from '#policy/language'
import { findRegion } from '#regions'
import type { allotFunds } from '../contract.ts'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, lockAccount, openAccount } from '../store.ts'
import { selectBooked } from '../store-reads.ts'

const CITES = ['lz-2019-63#6-3'] as const

/**
 * Enters an allotment from above by its document number: source → available. The first one opens the account;
 * the same document is entered once per account.
 * @throws Refusal `region-outside`, `already-booked`
 */
export async function allot(
  tx: Tx,
  actor: Actor,
  { source, regionCode, amountFen, documentNumber }: InputOf<typeof allotFunds>,
): Promise<ReplyOf<typeof allotFunds>> {
  const region = await findRegion(tx, regionCode)
  if (!region || !regionCode.startsWith(actor.regionPrefix)) throw refuse('region-outside')
  const name = `${region.name}${fundSources.label(source)}`
  const account = await lockAccount(tx, await openAccount(tx, { source, regionCode, name }))
  const naturalKey = keys.allot(account.id, documentNumber)
  const document = await selectBooked(tx, [naturalKey])
  if (document) throw refuse('already-booked', { document })
  const allotment = move('allot', { amountFen, naturalKey, matterId: account.id, regionCode })
  const evidence = { document: documentNumber, cites: CITES }
  const [journalId = ''] = await book(tx, account, evidence, [allotment])
  await takeDuty(tx, journalId, 'pay')
  tx.notes.push({ matterId: account.id, facts: { booked: 'allot', amountFen, journal: journalId } })
  return { accountId: account.id, journalId }
}
