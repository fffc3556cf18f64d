import { type Row, row } from '#platform/http'
import { changeAccount } from './actions/change-account.ts'
import { checkAccount } from './actions/check-account.ts'
import * as contract from './contract.ts'
import { accountNoticeRoutes } from './routes-account-notices.ts'
import { integrityRoutes } from './routes-integrity.ts'
import { registerRoutes } from './routes-register.ts'
import { selectOrganizations } from './store.ts'
import { selectAccounts, selectUnchecked } from './store-accounts.ts'

const OFFICERS = ['county-clerk', 'second-reviewer', 'approver', 'finance', 'accountant', 'auditor'] as const

export const routes: readonly Row[] = [
  ...registerRoutes,
  ...integrityRoutes,
  ...accountNoticeRoutes,
  row(contract.listOrganizations, 'anyone', async (tx, _, filter) => {
    const { rows: organizations, total } = await selectOrganizations(tx, filter)
    return { organizations, total }
  }),
  row(contract.listAccounts, 'signed-in', async (tx, _, payee) => ({ accounts: await selectAccounts(tx, payee) })),
  row(contract.listUncheckedAccounts, OFFICERS, async (tx) => {
    const { rows: accounts, total } = await selectUnchecked(tx)
    return { accounts, total }
  }),
  row(contract.changeAccount, ['county-clerk', 'workshop', 'enterprise', 'school', 'hr-agency'], changeAccount),
  row(contract.checkAccount, ['county-clerk', 'second-reviewer'], checkAccount),
]
