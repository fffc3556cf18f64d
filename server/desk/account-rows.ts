import { changePassword, setUpTotp, switchPost } from '#platform/auth'
import * as own from '#platform/auth/contract'
import { type Row, row } from '#platform/http'
import { createAccount } from './accounts/create-account.ts'
import { disableAccount, enableAccount, endAccountSessions, resetPassword, resetTotp } from './accounts/keep-account.ts'
import { grantPost, revokePost } from './accounts/posts.ts'
import * as contract from './contract-accounts.ts'
import { sessionOf } from './session.ts'
import { selectAccounts } from './store-accounts.ts'

const KEEPER = ['administrator'] as const
/** Guesses at one's own password or code from a session somebody left open. */
const GUESSES = { limitPerMinute: 10 }

/**
 * Accounts, on the chain of signing in: everybody's own, whatever the post, and those an administrator keeps, within the
 * own region and below. Business is not reached from here.
 */
export const accountRows: readonly Row[] = [
  row(own.getSession, 'signed-in', sessionOf, { own: true }),
  row(own.setUpTotp, 'signed-in', setUpTotp, { own: true, secret: true, ...GUESSES }),
  row(own.changePassword, 'signed-in', changePassword, { own: true, ...GUESSES }),
  row(own.switchPost, 'signed-in', switchPost, { own: true }),
  row(contract.listUserAccounts, ['administrator', 'auditor'], selectAccounts),
  row(contract.createAccount, KEEPER, createAccount, { secret: true }),
  row(contract.disableAccount, KEEPER, disableAccount),
  row(contract.enableAccount, KEEPER, enableAccount),
  row(contract.resetPassword, KEEPER, resetPassword, { secret: true }),
  row(contract.resetTotp, KEEPER, resetTotp),
  row(contract.endAccountSessions, KEEPER, endAccountSessions),
  row(contract.grantPost, KEEPER, grantPost),
  row(contract.revokePost, KEEPER, revokePost),
]
