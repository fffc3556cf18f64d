import { sql } from 'kysely'
import { type DateText, yearOf } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Signature } from './store-books.ts'
import type { Account } from './store-reads.ts'

/** Up to which year an account may reserve, and when it was opened. */
export async function openYearOf(tx: Tx, accountId: string): Promise<number> {
  const { rows } = await sql<{ year: number }>`select funds.open_year(${accountId}) as year`.execute(tx.db)
  return rows[0]?.year ?? yearOf(tx.today)
}

/** Accounts in reach whose last year has ended with nothing proposed about its rest. */
export async function countYearsToPropose(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('funds.account as a')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(sql<boolean>`funds.open_year(a.id) < ${yearOf(tx.today)}`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('funds.year_close as y')
            .select('y.id')
            .whereRef('y.account_id', '=', 'a.id')
            .where('y.state', '=', 'proposed'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return count
}

export interface YearCloseRow {
  readonly id: string
  readonly accountId: string
  readonly year: number
  readonly availableFen: Fen
  readonly carriedFen: Fen
  readonly returnedFen: Fen
  readonly document: string
  readonly state: 'proposed' | 'closed' | 'refused'
  readonly proposedOn: DateText
  readonly decidedOn: DateText | null
  readonly note: string | null
}

const yearCloses = (tx: Tx) =>
  tx.db
    .selectFrom('funds.year_close')
    .select(['id', 'account_id as accountId', 'year', 'available_fen as availableFen', 'carried_fen as carriedFen'])
    .select(['returned_fen as returnedFen', 'document', 'state', 'proposed_on as proposedOn'])
    .select(['decided_on as decidedOn', 'note'])
    .$narrowType<{ state: YearCloseRow['state'] }>()

export const selectYearCloses = (tx: Tx) => yearCloses(tx).orderBy('year', 'desc').orderBy('id').execute()

export const findYearClose = (tx: Tx, yearCloseId: string): Promise<YearCloseRow | undefined> =>
  yearCloses(tx).where('id', '=', yearCloseId).executeTakeFirst()

/** @returns undefined where the year has a proposal or a decision already */
export async function insertYearClose(
  tx: Tx,
  account: Account,
  plan: { year: number; availableFen: Fen; carriedFen: Fen; returnedFen: Fen; document: string } & Signature,
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('funds.year_close')
    .values({
      id: newId(),
      account_id: account.id,
      region_code: account.regionCode,
      year: plan.year,
      available_fen: plan.availableFen,
      carried_fen: plan.carriedFen,
      returned_fen: plan.returnedFen,
      document: plan.document,
      state: 'proposed',
      proposed_by: plan.userId,
      proposed_by_person: plan.personId,
      proposed_on: tx.today,
    })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'year']).where(sql<boolean>`state <> 'refused'`).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export const setYearDecided = (
  tx: Tx,
  yearCloseId: string,
  { state, note, userId, personId }: { state: 'closed' | 'refused'; note: string } & Signature,
) =>
  tx.db
    .updateTable('funds.year_close')
    .set({ state, note, decided_by: userId, decided_by_person: personId, decided_on: tx.today })
    .where('id', '=', yearCloseId)
    .execute()
