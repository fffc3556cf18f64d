import { readBankCard } from '#kernel/bank-card'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuse } from '../refusals.ts'
import { findOrganization, type Organization, type Payee, regionOfPerson, saveAccount } from '../store.ts'

/**
 * Enters a payee's account, or replaces it: a new row that another natural person must check before money uses it.
 * A bureau enters it for whom its register or its region holds, an organization for itself.
 * @throws Refusal `account-wrong`, `payee-unknown`
 */
export async function changeAccount(
  tx: Tx,
  actor: Actor,
  given: Payee & { holderName: string; bankName: string; accountNumber: string },
): Promise<{ id: string }> {
  const number = numberOf(tx, given)
  const regionCode = await regionOf(tx, actor, given)
  const id = await saveAccount(tx, { ...given, regionCode }, { ...given, number })
  await takeDuty(tx, id, 'account-change')
  await takeDuty(tx, given.payeeId, 'account-change')
  tx.notes.push({ matterId: given.payeeId, facts: { account: id, payeeKind: given.payeeKind } })
  return { id }
}

async function regionOf(tx: Tx, actor: Actor, payee: Payee): Promise<string> {
  if (payee.payeeKind === 'organization') return (await organizationInReach(tx, actor, payee.payeeId)).regionCode
  const regionCode = await regionOfPerson(tx, payee.payeeId)
  if (!regionCode || actor.kind !== 'bureau' || !regionCode.startsWith(actor.regionPrefix))
    throw refuse('payee-unknown')
  return regionCode
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
