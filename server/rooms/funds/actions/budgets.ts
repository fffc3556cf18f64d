import type { InputOf } from '#kernel/endpoint'
import { formatYuanShort } from '#kernel/money'
import type { Tx } from '#platform/db'
import { fundItems } from '#policy/language'
import type { checkBudget as checkContract, enterBudget as enterContract } from '../contract-books.ts'
import { refuse } from '../refusals.ts'
import { lockOwnAccount } from '../store.ts'
import { budgetInForce, budgetUsed, endBudget, findBudget, insertBudget, setBudgetChecked } from '../store-books.ts'
import { sign } from './sign.ts'

/**
 * Enters what an account may commit to an item in a year; it takes effect when another person has checked it.
 * @throws Refusal `account-unknown`, `budget-below-use`, `budget-pending`
 */
export async function enterBudget(tx: Tx, _: unknown, input: InputOf<typeof enterContract>) {
  const account = await lockOwnAccount(tx, input.accountId)
  await refuseBelowUse(tx, input)
  const { userId, naturalPersonId } = tx.actor
  const budgetId = await insertBudget(tx, account, {
    ...input,
    document: input.documentNumber,
    userId: userId ?? '',
    personId: naturalPersonId ?? '',
  })
  if (!budgetId) throw refuse('budget-pending')
  await sign(tx, budgetId, 'fund-proposal')
  tx.notes.push({ matterId: account.id, facts: { budget: input.item, year: input.year, amountFen: input.amountFen } })
  return { budgetId }
}

/**
 * Puts a budget into force in place of the one there was, or sends it back with a reason.
 * @throws Refusal `budget-unknown`, `already-decided`, `reason-needed`, `duty-conflict`, `budget-below-use`
 */
export async function checkBudget(tx: Tx, _: unknown, { budgetId, accept, note }: InputOf<typeof checkContract>) {
  const found = await findBudget(tx, budgetId)
  if (!found) throw refuse('budget-unknown')
  await lockOwnAccount(tx, found.accountId)
  const budget = await findBudget(tx, budgetId)
  if (!budget || budget.checkedOn) throw refuse('already-decided')
  const signature = await sign(tx, budgetId, 'fund-decision')
  tx.notes.push({ matterId: budget.accountId, facts: { budget: budget.item, year: budget.year, accepted: accept } })
  if (!accept) {
    if (!note) throw refuse('reason-needed')
    await endBudget(tx, budgetId, note)
    return { done: true as const }
  }
  await refuseBelowUse(tx, budget)
  const before = await budgetInForce(tx, budget)
  if (before) await endBudget(tx, before.id, `由 ${budget.document} 替代`)
  await setBudgetChecked(tx, budgetId, signature)
  return { done: true as const }
}

async function refuseBelowUse(tx: Tx, budget: Parameters<typeof budgetUsed>[1] & { amountFen: number }): Promise<void> {
  const used = await budgetUsed(tx, budget)
  if (used <= budget.amountFen) return
  throw refuse('budget-below-use', { item: fundItems.label(budget.item), used: formatYuanShort(used) })
}
