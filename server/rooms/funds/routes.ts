import { type Row, row } from '#platform/http'
import { allot } from './actions/allot.ts'
import { checkBudget, enterBudget } from './actions/budgets.ts'
import { handDown, takeBack } from './actions/hand-down.ts'
import { reopenMonth } from './actions/months.ts'
import { sourcesInForce } from './actions/sources-in-force.ts'
import { withdraw } from './actions/withdraw.ts'
import { decideYearClose, proposeYearClose } from './actions/year-close.ts'
import { yearsOf } from './actions/years-of.ts'
import * as contract from './contract.ts'
import * as books from './contract-books.ts'
import { refuse } from './refusals.ts'
import { selectBudgets, selectMonths } from './store-books.ts'
import { selectAccounts, selectJournals, selectReservations, trialBalance } from './store-lists.ts'
import { selectPurposes } from './store-traces.ts'

const BUREAU = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'finance',
  'accountant',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
] as const
const HOSTS = ['school', 'workshop', 'enterprise'] as const

export const routes: readonly Row[] = [
  row(contract.listFundAccounts, BUREAU, async (tx, _, filter) => ({ accounts: await selectAccounts(tx, filter) })),
  row(contract.getFundAccount, BUREAU, async (tx, _, { accountId }) => {
    const [account] = await selectAccounts(tx, { accountId })
    if (!account) throw refuse('account-unknown')
    return account
  }),
  row(contract.listJournals, BUREAU, (tx, _, filter) => selectJournals(tx, filter)),
  row(contract.allotFunds, ['finance'], allot),
  row(contract.listReservations, [...BUREAU, ...HOSTS], (tx, _, filter) => selectReservations(tx, filter)),
  row(contract.listPurposes, BUREAU, async (tx, _, filter) => ({ purposes: await selectPurposes(tx, filter) })),
  row(contract.getTrialBalance, ['finance', 'accountant', 'auditor'], (tx, _, filter) => trialBalance(tx, filter)),
  row(contract.listItemSources, BUREAU, async (tx, _, { regionCode, on }) => ({
    items: await sourcesInForce(tx, regionCode, on ?? tx.today),
  })),
  row(books.handDownFunds, ['finance'], handDown),
  row(books.takeBackFunds, ['finance'], takeBack),
  row(books.withdrawFunds, ['finance'], withdraw),
  row(books.listBudgets, BUREAU, async (tx, _, filter) => ({ budgets: await selectBudgets(tx, filter) })),
  row(books.enterBudget, ['finance'], enterBudget),
  row(books.checkBudget, ['accountant'], checkBudget),
  row(books.listYears, BUREAU, (tx, _, filter) => yearsOf(tx, filter)),
  row(books.proposeYearClose, ['finance'], proposeYearClose),
  row(books.decideYearClose, ['accountant'], decideYearClose),
  row(books.listMonths, BUREAU, async (tx, _, filter) => ({ months: await selectMonths(tx, filter) })),
  row(books.reopenMonth, ['accountant'], reopenMonth),
]
