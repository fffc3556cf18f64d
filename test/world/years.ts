import {
  checkBudget,
  decideYearClose,
  enterBudget,
  listFundAccounts,
  listYears,
  proposeYearClose,
} from '#funds/contract'
import type { DateText } from '#kernel/dates'
import type { Hire } from './client.ts'
import type { Happening } from './scheduler.ts'

const hands = [
  ['demo-finance', 'demo-accountant'],
  ['demo-finance-sanjiang', 'demo-accountant-sanjiang'],
  ['demo-finance-city', 'demo-accountant-city'],
] as const

/** Each January the rest of the last year is decided about, account by account: all of it is carried over. */
export const yearEnds = (as: Hire): Happening[] => [
  ...[2021, 2022, 2023, 2024].map((year) => ({ on: `${year}-01-02` as DateText, run: () => carryOver(as) })),
  { on: '2024-01-03' as DateText, run: () => budget(as) },
]

async function carryOver(as: Hire): Promise<void> {
  for (const [finance, accountant] of hands) {
    const { regionCode } = as(finance).actor
    const { now, accounts } = await as(finance).do(listYears, { query: { regionCode } as never })
    for (const { accountId, openYear, availableFen } of accounts.filter((account) => account.openYear < now)) {
      const { yearCloseId } = await as(finance).do(proposeYearClose, {
        params: { accountId },
        body: { year: openYear, carriedFen: availableFen, documentNumber: `演示结转〔${now}〕1号` },
      })
      await as(accountant).do(decideYearClose, { params: { yearCloseId }, body: { accept: true, note: '' } })
    }
  }
}

/** What the counties may commit in 2024 to the two items their workshops ask for. */
async function budget(as: Hire): Promise<void> {
  for (const [finance, accountant] of hands.slice(0, 2)) {
    const query = { regionCode: as(finance).actor.regionCode, source: 'employment-subsidy-fund' } as never
    const { accounts } = await as(finance).do(listFundAccounts, { query })
    for (const { id: accountId } of accounts) {
      for (const item of ['workshop-training', 'living-allowance'] as const) {
        const { budgetId } = await as(finance).do(enterBudget, {
          body: { accountId, year: 2024, item, amountFen: 60_000_000 as never, documentNumber: '演示预算〔2024〕1号' },
        })
        await as(accountant).do(checkBudget, { params: { budgetId }, body: { accept: true, note: '' } })
      }
    }
  }
}
