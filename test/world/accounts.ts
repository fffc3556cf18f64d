import { allotFunds } from '#funds/contract'
import { changeAccount, checkAccount, listUncheckedAccounts } from '#organizations/contract'
import type { Hire, Worker } from './client.ts'
import { organizations } from './staff.ts'

/** Fresh money for a year, from a source. */
export async function allot(
  finance: Worker,
  year: number,
  source: 'employment-subsidy-fund' | 'unemployment-insurance-surplus',
  yuan: number,
): Promise<void> {
  const documentNumber = `演示下达〔${year}〕1号`
  const { regionCode } = finance.actor
  await finance.do(allotFunds, { body: { source, regionCode, amountFen: (yuan * 100) as never, documentNumber } })
}

/** The accounts of the organizations, checked. */
export async function openAccounts(as: Hire): Promise<void> {
  const payees = [
    ['demo-workshop', organizations.workshop, '20130000000000001'],
    ['demo-workshop-sanjiang', organizations.workshop2, '20130000000000002'],
    ['demo-enterprise', organizations.enterprise, '20130000000000003'],
  ] as const
  for (const [account, organization, accountNumber] of payees) {
    const body = {
      payeeKind: 'organization' as const,
      payeeId: organization.id,
      holderName: organization.name,
      bankName: '演示银行',
      accountNumber,
    }
    await as(account).do(changeAccount, { body })
  }
  await checkAccounts(as('demo-second-reviewer'))
  await checkAccounts(as('demo-reviewer-sanjiang'))
}

/** The second pair of eyes on every account that waits. */
export async function checkAccounts(reviewer: Worker): Promise<void> {
  const { accounts } = await reviewer.do(listUncheckedAccounts)
  await reviewer.doAll(
    checkAccount,
    accounts.map(({ id: accountId }) => ({ params: { accountId } })),
  )
}
