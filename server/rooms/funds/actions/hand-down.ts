import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Fen } from '#kernel/money'
import { scopePrefix } from '#kernel/region-code'
import { takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { fundSources } from '#policy/language'
import { findRegion } from '#regions'
import type { handDownFunds, takeBackFunds } from '../contract-books.ts'
import { keys, move } from '../domain/moves.ts'
import { refuse } from '../refusals.ts'
import { book, lockAccount, lockOwnAccount, openAccount } from '../store.ts'
import type { Account } from '../store-reads.ts'
import { needBalance } from './need-balance.ts'

const CITES = ['lz-2019-63#6-3'] as const

/**
 * Hands money down to a lower region's account of the same source, by its document: two journals, one in each book, that
 * answer each other. The first one opens the lower account.
 * @throws Refusal `account-unknown`, `region-not-below`, `balance-short`, `already-booked`
 */
export async function handDown(
  tx: Tx,
  _: unknown,
  { accountId, regionCode, amountFen, documentNumber }: InputOf<typeof handDownFunds>,
): Promise<ReplyOf<typeof handDownFunds>> {
  const { upper, lower } = await bothAccounts(tx, accountId, regionCode)
  await needBalance(tx, upper, 'available', amountFen)
  const naturalKey = keys.handDown(upper.id, regionCode, documentNumber)
  const leaves = move('hand-down', { amountFen, naturalKey, matterId: lower.id, regionCode: upper.regionCode })
  return bookBoth(tx, { documentNumber, amountFen }, [upper, leaves], (answers) => [
    lower,
    move('allot', {
      amountFen,
      answers,
      regionCode,
      matterId: lower.id,
      naturalKey: keys.allot(lower.id, documentNumber),
    }),
  ])
}

/**
 * Takes back what was handed down and is still free there: the reverse of `handDown`, by its own document.
 * @throws Refusal `account-unknown`, `region-not-below`, `balance-short`, `already-booked`
 */
export async function takeBack(
  tx: Tx,
  _: unknown,
  { accountId, regionCode, amountFen, documentNumber }: InputOf<typeof takeBackFunds>,
): Promise<ReplyOf<typeof takeBackFunds>> {
  const { upper, lower } = await bothAccounts(tx, accountId, regionCode)
  await needBalance(tx, upper, 'handed-down', amountFen)
  await needBalance(tx, lower, 'available', amountFen)
  const naturalKey = keys.takeBack(upper.id, regionCode, documentNumber)
  const arrives = move('take-back', { amountFen, naturalKey, matterId: lower.id, regionCode: upper.regionCode })
  return bookBoth(tx, { documentNumber, amountFen }, [upper, arrives], (answers) => [
    lower,
    move('withdraw', {
      amountFen,
      answers,
      regionCode,
      matterId: lower.id,
      naturalKey: keys.withdraw(lower.id, documentNumber),
    }),
  ])
}

type Booking = readonly [Account, ReturnType<typeof move>]

async function bookBoth(
  tx: Tx,
  { documentNumber, amountFen }: { documentNumber: string; amountFen: Fen },
  [upper, first]: Booking,
  answer: (journalId: string) => Booking,
) {
  const evidence = { document: documentNumber, cites: CITES }
  const [journalId = ''] = await book(tx, upper, evidence, [first])
  const [lower, second] = answer(journalId)
  await book(tx, lower, evidence, [second])
  await takeDuty(tx, journalId, 'pay')
  tx.notes.push({ matterId: upper.id, facts: { booked: first.kind, amountFen, to: lower.id, journal: journalId } })
  return { accountId: lower.id, journalId }
}

/** Both accounts under their locks, always in the same order, so that two such acts never wait for each other. */
async function bothAccounts(tx: Tx, accountId: string, regionCode: string) {
  const upper = await lockOwnAccount(tx, accountId)
  const region = await findRegion(tx, regionCode)
  if (!region || region.code === upper.regionCode || !regionCode.startsWith(scopePrefix(upper.regionCode))) {
    throw refuse('region-not-below', { account: upper.name })
  }
  const name = `${region.name}${fundSources.label(upper.source)}`
  const lower = await lockAccount(tx, await openAccount(tx, { source: upper.source, regionCode, name }))
  return { upper, lower }
}
