import { readBankCard } from '#kernel/bank-card'
import type { InputOf } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { changeAccount as contract } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findOrganization, type Organization } from '../store.ts'
import { owingCounty, type Payee, payeeConcerned, regionOfPerson, saveAccount } from '../store-accounts.ts'
import { refuseConflict } from './refuse-conflict.ts'

/**
 * Enters a payee's account, or replaces it: a new row that another natural person must check before money uses it.
 * An organization enters its own, its region's bureau as well; a person's is entered by the county of the register, or by
 * one that owes the person money, as the bank answers to whoever pays. It stays with the county that entered it.
 * @throws Refusal `account-wrong`, `payee-unknown`, `interest-declared`, `duty-conflict`
 */
export async function changeAccount(tx: Tx, actor: Actor, given: InputOf<typeof contract>): Promise<{ id: string }> {
  const number = numberOf(tx, given)
  const regionCode = await enteringRegion(tx, actor, given)
  await refuseConflict(tx, actor, payeeConcerned(given))
  // The duty on the payee comes first: two changes of one account follow each other.
  await takeDuty(tx, given.payeeId, 'account-change')
  const id = await saveAccount(tx, { ...given, regionCode }, { ...given, number })
  await takeDuty(tx, id, 'account-change')
  tx.notes.push({ matterId: given.payeeId, facts: { account: id, payeeKind: given.payeeKind, regionCode } })
  return { id }
}

async function enteringRegion(tx: Tx, actor: Actor, { payeeKind, payeeId }: Payee): Promise<string> {
  if (payeeKind === 'organization') return (await organizationInReach(tx, actor, payeeId)).regionCode
  if (actor.kind !== 'bureau') throw refuse('payee-unknown')
  const home = await regionOfPerson(tx, payeeId)
  if (home?.startsWith(actor.regionPrefix)) return home
  const owing = await owingCounty(tx, payeeId, actor.regionPrefix)
  if (!owing) throw refuse('payee-unknown')
  return owing
}

async function organizationInReach(tx: Tx, actor: Actor, id: string): Promise<Organization> {
  const organization = await findOrganization(tx, id)
  const own =
    actor.kind === 'bureau' ? organization?.regionCode.startsWith(actor.regionPrefix) : id === actor.organizationId
  if (!organization || !own) throw refuse('payee-unknown')
  return organization
}

/** A person's account is a bank card; an organization's is a plain number of the bank. */
function numberOf(tx: Tx, given: Payee & { accountNumber: string }): string {
  if (given.payeeKind === 'person') {
    const card = readBankCard(given.accountNumber, { demo: tx.demo })
    if (!card.ok) throw refuse('account-wrong', { why: card.message })
    return card.card
  }
  const digits = given.accountNumber.normalize('NFKC').replace(/[\s-]/g, '')
  if (!/^\d{8,30}$/.test(digits)) throw refuse('account-wrong', { why: '对公账号应为8至30位数字' })
  return digits
}
