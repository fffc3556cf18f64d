import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** For each account a budget somebody proposed, and a closed year and month of long ago. */
export async function writeFundBooks(tx: Tx, on: DateText): Promise<void> {
  const accounts = await tx.db.selectFrom('funds.account').select(['id as account_id', 'region_code']).execute()
  const hand = () => ({ by: newId(), person: newId() })
  const none = 0 as Fen
  for (const account of accounts) {
    const [maker, checker] = [hand(), hand()]
    await tx.db
      .insertInto('funds.budget')
      .values({
        ...account,
        id: newId(),
        year: 2020,
        item: 'living-allowance',
        amount_fen: none,
        document: '测试',
        entered_by: maker.by,
        entered_by_person: maker.person,
        entered_on: on,
      })
      .execute()
    await tx.db
      .insertInto('funds.year_close')
      .values({
        ...account,
        id: newId(),
        year: 2019,
        available_fen: none,
        carried_fen: none,
        returned_fen: none,
        document: '测试',
        state: 'closed',
        proposed_by: maker.by,
        proposed_by_person: maker.person,
        proposed_on: on,
        decided_by: checker.by,
        decided_by_person: checker.person,
        decided_on: on,
      })
      .execute()
  }
  for (const region_code of new Set(accounts.map((account) => account.region_code))) {
    const maker = hand()
    const closed = { closed_by: maker.by, closed_by_person: maker.person, closed_on: on }
    await tx.db
      .insertInto('funds.month_close')
      .values({ id: newId(), region_code, month: '2019-01', totals: '[]', hash: 'test', ...closed })
      .execute()
  }
}
