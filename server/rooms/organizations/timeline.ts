import type { Tx } from '#platform/db'
import type { TimelineEvent } from '#platform/http'
import { selectAccounts } from './store-accounts.ts'

/** A person's accounts in time: entered or changed where, checked when; the county of the register sees all of it. */
export async function timeline(tx: Tx, personId: string): Promise<readonly TimelineEvent[]> {
  const accounts = await selectAccounts(tx, { payeeKind: 'person', payeeId: personId })
  const events = accounts
    .toReversed()
    .flatMap(({ enteredOn, checkedBeforeOn, checkedOn, replaces, bankName, accountTail, regionName }) => {
      const detail = `${bankName} 尾号${accountTail}（${regionName}）`
      return [
        { on: enteredOn, title: replaces ? '变更收款账户' : '录入收款账户', detail },
        ...(checkedBeforeOn ? [{ on: checkedBeforeOn, title: '核实收款账户', detail }] : []),
        ...(checkedOn ? [{ on: checkedOn, title: checkedBeforeOn ? '重新核实收款账户' : '核实收款账户', detail }] : []),
      ]
    })
  return events.map((event) => ({ ...event, room: 'organizations', cites: ['lz-2019-63#6-4'] }))
}
