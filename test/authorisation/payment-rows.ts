import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** For each county with money on the way: a check let pass, a bank statement with an entry, and a difference explained. */
export async function writePayments(tx: Tx, on: DateText): Promise<void> {
  const lines = await tx.db
    .selectFrom('subsidies.payment_item as i')
    .innerJoin('subsidies.payment_item_line as p', 'p.item_id', 'i.id')
    .innerJoin('subsidies.line as l', 'l.id', 'p.line_id')
    .select(['l.id as line_id', 'l.batch_id', 'l.region_code', 'i.payee_account_id'])
    .distinctOn('l.region_code')
    .orderBy('l.region_code')
    .orderBy('l.id')
    .execute()
  const [user, person] = [newId(), newId()]
  await writeWithdrawals(tx, on)
  await tellChanges(tx, on)
  for (const { line_id, batch_id, region_code, payee_account_id } of lines) {
    await tx.db
      .insertInto('subsidies.gate_override')
      .values({
        ...{ id: newId(), line_id, batch_id, region_code, payee_account_id, gate_check: 'account-settled' },
        ...{
          reason: '测试',
          valid_until: on,
          made_by: user,
          made_by_person: person,
          made_by_name: '测试',
          made_on: on,
        },
      })
      .execute()
    const statement_id = newId()
    const imported = { imported_by: user, imported_by_name: '测试', imported_on: on }
    await tx.db
      .insertInto('subsidies.bank_statement')
      .values({
        ...{ id: statement_id, region_code, month: '2019-02', bank_account: '测试专户', revision: 1 },
        ...{ file_hash: 'test', entries: 1, ...imported },
      })
      .execute()
    await tx.db
      .insertInto('subsidies.bank_entry')
      .values({
        ...{ id: newId(), statement_id, region_code, row_number: 2, on_day: on, amount_fen: 100 as never },
        ...{ counterparty: '测试', account_tail: '0000', order_number: '', sequence: null },
      })
      .execute()
    await tx.db
      .insertInto('subsidies.difference_note')
      .values({
        ...{ id: newId(), region_code, month: '2019-02', difference_key: 'test', note: '测试' },
        ...{ noted_by: user, noted_by_name: '测试', noted_on: on },
      })
      .execute()
  }
}

/** Of the first order of each county a transfer taken back, as its table has it. */
async function writeWithdrawals(tx: Tx, withdrawn_on: DateText): Promise<void> {
  const orders = await tx.db
    .selectFrom('subsidies.payment_order as o')
    .select(['o.id as order_id', 'o.region_code', 'o.organization_id', 'o.person_id'])
    .select(({ exists, selectFrom }) =>
      exists(selectFrom('subsidies.order_export as e').select('e.id').whereRef('e.order_id', '=', 'o.id')).as(
        'exported',
      ),
    )
    .distinctOn('o.region_code')
    .orderBy('o.region_code')
    .orderBy('o.id')
    .execute()
  for (const { exported, ...order } of orders) {
    await tx.db
      .insertInto('subsidies.order_withdrawal')
      .values({
        ...{ ...order, id: newId(), sequences: [99], amount_fen: 100 as never, reason: '测试' },
        bank_document: exported ? '测试' : null,
        ...{ withdrawn_by: newId(), withdrawn_by_person: newId(), withdrawn_by_name: '测试', withdrawn_on },
      })
      .execute()
  }
}

/** For each county and kind of payee: an account changed and its holder told. */
async function tellChanges(tx: Tx, changed_on: DateText): Promise<void> {
  const accounts = await tx.db
    .selectFrom('organizations.payee_account')
    .select(['id', 'payee_kind', 'payee_id', 'region_code', 'organization_id', 'person_id'])
    .distinctOn(['region_code', 'payee_kind'])
    .orderBy('region_code')
    .orderBy('payee_kind')
    .orderBy('id')
    .execute()
  for (const { id, ...payee } of accounts) {
    await tx.db
      .insertInto('organizations.account_notice')
      .values({ id: newId(), ...payee, old_account: id, new_account: id, changed_on })
      .execute()
  }
}
