import { listFundAccounts, withdrawFunds } from '#funds/contract'
import type { DateText } from '#kernel/dates'
import { subtract, yuan } from '#kernel/money'
import { checkRates, enterRates } from '#policy/contract'
import type { Hire } from './client.ts'
import { RONGSHUI } from './plan.ts'
import type { Happening } from './scheduler.ts'

const EARMARKED = 'unemployment-insurance-surplus'

/**
 * Late 2021 in 融水: what is left in the earmarked account is called in but for 2,000 yuan, and a document of the county lets the
 * employment subsidy fund pay where it is short; the last class of the enterprise is paid from both.
 */
export const sourceHappenings = (as: Hire): Happening[] => [
  { on: '2021-10-11' as DateText, run: () => nameBoth(as) },
  { on: '2021-10-12' as DateText, run: () => callIn(as) },
]

async function nameBoth(as: Hire): Promise<void> {
  const { id: tableId } = await as('demo-city-officer').do(enterRates, {
    body: {
      key: 'lz-2019-63/enterprise-training',
      regionCode: RONGSHUI,
      documentNumber: '演示融文〔2021〕6号',
      documentTitle: '企业职工培训补贴资金来源（演示数据，非真实文件）',
      effectiveFrom: '2021-10-01' as DateText,
      lines: [{ unit: 'person', rateFen: yuan(600) }],
      examples: [{ title: '每人600元', amountFen: yuan(600) }],
      fundSources: [EARMARKED, 'employment-subsidy-fund'],
    },
  })
  await as('demo-region-officer').do(checkRates, { params: { tableId } })
}

async function callIn(as: Hire): Promise<void> {
  const finance = as('demo-finance')
  const { accounts } = await finance.do(listFundAccounts, {
    query: { source: EARMARKED, regionCode: RONGSHUI } as never,
  })
  const account = accounts.find(({ regionCode }) => regionCode === RONGSHUI)
  if (!account) throw new Error('融水没有专账')
  const amountFen = subtract(account.balances.available, yuan(2_000))
  await finance.do(withdrawFunds, {
    params: { accountId: account.id },
    body: { amountFen, documentNumber: '演示收回〔2021〕1号' },
  })
}
