import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { tradeLists } from './contract.ts'
import { selectTrades } from './store.ts'
import { insertJudgement, insertVersion, selectJudgements } from './store-lists.ts'

const SINCE = '2019-01-01' as DateText

/**
 * For the demonstration only: each of the three lists with the shipped occupations, and a judgement for each of the demo's
 * own items. The published lists are imported by the city; none of them is shipped.
 */
export async function saveDemoLists(tx: Tx): Promise<void> {
  if ((await selectJudgements(tx)).total > 0) return
  const trades = await selectTrades(tx)
  const listed = trades.filter((trade) => trade.nationallyListed).map(({ name, code }) => ({ name, code }))
  for (const list of tradeLists.values) {
    const head = {
      list,
      regionCode: '450000',
      title: `${tradeLists.label(list)}（演示摘录）`,
      document: '演示，非真实目录',
      effectiveFrom: SINCE,
    }
    await insertVersion(tx, head, listed)
  }
  for (const { code, name } of trades.filter((trade) => !trade.nationallyListed)) {
    const reason = `演示：${name}在当地车间用工需求较大`
    const judged = { tradeCode: code, regionCode: '450000', document: '演示纪要〔2019〕1号', reason, validFrom: SINCE }
    await insertJudgement(tx, judged)
  }
}
