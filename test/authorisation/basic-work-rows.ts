import type { DateText } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** In each county a basic work that somebody proposed, with its history and a payment that came back. */
export async function writeBasicWorks(tx: Tx, on: DateText): Promise<void> {
  const payees = await tx.db
    .selectFrom('organizations.payee_account as p')
    .innerJoin('funds.account as a', 'a.region_code', 'p.region_code')
    .where('p.payee_kind', '=', 'organization')
    .select(['p.id', 'p.payee_id', 'p.region_code', 'p.holder_name', 'p.bank_name', 'p.account_tail'])
    .select(['a.id as account_id', 'a.source'])
    .distinctOn('p.region_code')
    .orderBy('p.region_code')
    .orderBy('p.id')
    .orderBy('a.id')
    .execute()
  for (const { id, payee_id, region_code, holder_name, bank_name, account_tail, account_id, source } of payees) {
    const [work_id, by] = [newId(), newId()]
    const place = { region_code, organization_id: payee_id }
    await tx.db
      .insertInto('funds.basic_work')
      .values({
        ...{ ...place, id: work_id, account_id, source, item: 'teaching-materials', title: `教材${region_code}` },
        ...{ amount_fen: 1 as Fen, document: '测试', purpose: '测试', responsible_unit: '测试' },
        ...{
          responsible_person: '测试',
          starts_on: on,
          due_on: on,
          state: 'proposed',
          proposed_on: on,
          proposed_by: by,
        },
      })
      .execute()
    const hand = { by_user: by, by_person: by, by_name: '测试' }
    await tx.db
      .insertInto('funds.basic_work_step')
      .values({ ...place, ...hand, id: newId(), work_id, act: 'propose', on_day: on })
      .execute()
    await tx.db
      .insertInto('funds.basic_work_payment')
      .values({
        ...{ ...place, id: newId(), work_id, payee_account: id, payee_name: holder_name, bank_name, account_tail },
        ...{ amount_fen: 1 as Fen, order_number: '测试', sent_on: on, sent_by: by, state: 'returned' },
        ...{ bank_number: '测试', bank_reason: '测试', settled_on: on, settled_by: newId() },
      })
      .execute()
  }
}
