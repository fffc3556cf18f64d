import { demoBankCard } from '#kernel/bank-card'
import type { DateText } from '#kernel/dates'
import { changeAccount, checkAccount } from '#organizations/contract'
import { listPeople } from '#people/contract'
import type { Hire } from './client.ts'
import type { Villager } from './people.ts'
import type { Happening } from './scheduler.ts'

const CHANGED = '2024-05-28' as DateText

/** Somebody of the first register has a new account; they are told, and have not answered yet. */
export const accountHappenings = (as: Hire, old: readonly Villager[]): Happening[] => [
  { on: CHANGED, run: () => change(as, old[3]) },
]

async function change(as: Hire, person: Villager | undefined): Promise<void> {
  const clerk = as('demo-county-clerk')
  const { rows } = await clerk.do(listPeople, { query: { name: person?.name } })
  const [found] = rows
  if (!found) return
  const payee = { payeeKind: 'person', payeeId: found.id, holderName: found.name } as const
  const body = { ...payee, bankName: '演示·融水农村商业银行', accountNumber: demoBankCard(99_001) }
  const { id: accountId } = await clerk.do(changeAccount, { body })
  await as('demo-second-reviewer').do(checkAccount, { params: { accountId } })
}
