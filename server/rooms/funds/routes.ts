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
import { refuse } from './refusals.ts'
import { basicWorkRoutes } from './routes-basic-work.ts'
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
  row(contract.handDownFunds, ['finance'], handDown),
  row(contract.takeBackFunds, ['finance'], takeBack),
  row(contract.withdrawFunds, ['finance'], withdraw),
  row(contract.listBudgets, BUREAU, async (tx, _, filter) => ({ budgets: await selectBudgets(tx, filter) })),
  row(contract.enterBudget, ['finance'], enterBudget),
  row(contract.checkBudget, ['accountant'], checkBudget),
  row(contract.listYears, BUREAU, (tx, _, filter) => yearsOf(tx, filter)),
  row(contract.proposeYearClose, ['finance'], proposeYearClose),
  row(contract.decideYearClose, ['accountant'], decideYearClose),
  row(contract.listMonths, BUREAU, async (tx, _, filter) => ({ months: await selectMonths(tx, filter) })),
  row(contract.reopenMonth, ['accountant'], reopenMonth),
  ...basicWorkRoutes(BUREAU),
]
