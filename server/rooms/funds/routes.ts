import { type Row, row } from '#platform/http'
import { allot } from './actions/allot.ts'
import { sourcesInForce } from './actions/sources-in-force.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'
import { selectAccounts, selectJournals, selectReservations, trialBalance } from './store-lists.ts'

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
  row(contract.getTrialBalance, ['finance', 'accountant', 'auditor'], (tx, _, filter) => trialBalance(tx, filter)),
  row(contract.listItemSources, BUREAU, async (tx, _, { regionCode, on }) => ({
    items: await sourcesInForce(tx, regionCode, on ?? tx.today),
  })),
]
