import { decideYearClose, listYears, proposeYearClose } from '#funds/contract'
import type { DateText } from '#kernel/dates'
import type { Hire } from './client.ts'
import type { Happening } from './scheduler.ts'

const hands = [
  ['demo-finance', 'demo-accountant'],
  ['demo-finance-sanjiang', 'demo-accountant-sanjiang'],
  ['demo-finance-city', 'demo-accountant-city'],
] as const

/** Each January the rest of the last year is decided about, account by account: all of it is carried over. */
export const yearEnds = (as: Hire): Happening[] =>
  [2021, 2022, 2023, 2024].map((year) => ({ on: `${year}-01-02` as DateText, run: () => carryOver(as) }))

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
