import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { AccountAnswer } from './contract-account-notices.ts'
import type { Payee } from './store-accounts.ts'

/** The phone's last digits as the register has them, in whatever county; for an organization there is none. */
async function contactTail(tx: Tx, { payeeKind, payeeId }: Payee): Promise<string | null> {
  if (payeeKind === 'organization') return null
  const { rows } = await sql<{ tail: string | null }>`
    select people.phone_tail_of(${payeeId}::uuid) as tail`.execute(tx.db)
  return rows[0]?.tail ?? null
}

/** Tells whose account was replaced, in the transaction that replaces it. */
export async function insertAccountNotice(
  tx: Tx,
  payee: Payee & { readonly regionCode: string },
  accounts: { readonly oldId: string; readonly newId: string },
): Promise<void> {
  const { payeeKind, payeeId, regionCode } = payee
  await tx.db
    .insertInto('organizations.account_notice')
    .values({
      id: newId(),
      payee_kind: payeeKind,
      payee_id: payeeId,
      region_code: regionCode,
      organization_id: payeeKind === 'organization' ? payeeId : null,
      person_id: payeeKind === 'person' ? payeeId : null,
      old_account: accounts.oldId,
      new_account: accounts.newId,
      contact_tail: await contactTail(tx, payee),
      changed_on: tx.today,
    })
    .execute()
}

/** Nobody is left to answer for a change before the own death; one after it stays to be seen. */
const payeeDied = sql<DateText | null>`(select d.died_on from people.died_on(array[n.payee_id]) d
  where d.died_on >= n.changed_on)`

const notices = (tx: Tx) =>
  tx.db
    .selectFrom('organizations.account_notice as n')
    .innerJoin('organizations.payee_account as a', 'a.id', 'n.new_account')
    .innerJoin('organizations.payee_account as o', 'o.id', 'n.old_account')
    .innerJoin('regions.region as r', 'r.code', 'n.region_code')
    .select(['n.id', 'n.payee_kind as payeeKind', 'n.payee_id as payeeId', 'n.region_code as regionCode'])
    .select(['r.name as regionName', 'n.changed_on as changedOn', 'n.contact_tail as contactTail'])
    .select(['o.holder_name as holderName', 'o.bank_name as oldBank', 'o.account_tail as oldTail'])
    .select(['a.bank_name as newBank', 'a.account_tail as newTail', 'n.new_account as newAccount'])
    .select(['n.answer', 'n.answered_on as answeredOn', 'n.answer_note as answerNote'])
    .select(['n.cleared_by_name as clearedByName', 'n.cleared_on as clearedOn', 'n.finding'])
    .select(['a.entered_by as enteredBy', 'a.checked_by as checkedBy'])
    .select(['o.entered_by as oldEnteredBy', 'o.checked_by as oldCheckedBy'])
    .select(payeeDied.as('payeeDiedOn'))
    .$narrowType<{ payeeKind: Payee['payeeKind']; answer: AccountAnswer | null }>()

export type AccountNotice = NonNullable<Awaited<ReturnType<typeof findAccountNotice>>>

export const findAccountNotice = (tx: Tx, id: string) => notices(tx).where('n.id', '=', id).executeTakeFirst()

/** The changes in reach, the newest first: one's own, one's organization's, a bureau's. */
export const selectAccountNotices = (tx: Tx, state: 'open' | 'disputed' | 'all') =>
  firstOf(tx, inState(tx, state).orderBy('n.changed_on', 'desc').orderBy('n.id', 'desc'))

function inState(tx: Tx, state: 'open' | 'disputed' | 'all') {
  const query = notices(tx)
  if (state === 'open') return query.where('n.answer', 'is', null).where(payeeDied, 'is', null)
  return state === 'disputed' ? query.where('n.answer', '=', 'not-mine').where('n.cleared_on', 'is', null) : query
}

/** How many of them somebody may answer or look into: who entered an account has nothing to say about it. */
export async function countAccountNotices(tx: Tx, state: 'open' | 'disputed', but: string | null): Promise<number> {
  const { count } = await inState(tx, state)
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('a.entered_by', 'is distinct from', but)
    .executeTakeFirstOrThrow()
  return count
}

/** @returns false when it had been answered */
export async function saveAnswer(tx: Tx, id: string, answer: AccountAnswer, note: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('organizations.account_notice')
    .set({ answer, answered_by: tx.actor.userId, answered_on: tx.today, answer_note: note })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** @returns false when it had been cleared */
export async function saveFinding(tx: Tx, id: string, finding: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('organizations.account_notice')
    .set({
      cleared_by: tx.actor.naturalPersonId,
      cleared_by_name: tx.actor.name,
      cleared_on: tx.today,
      finding,
    })
    .where('id', '=', id)
    .where('cleared_on', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

interface Dispute {
  readonly answeredOn: DateText
  readonly regionName: string
}

/** Of some payees, by payee: who says, or whose account it was says, that they did not change it; in all counties. */
export async function disputedChanges(tx: Tx, payees: readonly Payee[]): Promise<ReadonlyMap<string, Dispute>> {
  const [kinds, ids] = [payees.map(({ payeeKind }) => payeeKind), payees.map(({ payeeId }) => payeeId)]
  const { rows } = await sql<Dispute & { payeeId: string }>`
    select p.id as "payeeId", d.answered_on as "answeredOn", d.region_name as "regionName"
    from unnest(${kinds}::text[], ${ids}::uuid[]) as p(kind, id)
      cross join lateral organizations.disputed_change(p.kind, p.id) d`.execute(tx.db)
  return new Map(rows.map(({ payeeId, ...dispute }) => [payeeId, dispute]))
}
