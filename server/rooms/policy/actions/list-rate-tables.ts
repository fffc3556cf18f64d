import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { say } from '../domain/sentences.ts'
import { wantedTables } from '../library.ts'
import { selectCheckedRates, selectRateTables } from '../store.ts'

/** What the rules ask for, and what has been entered for it. */
export async function listRateTables(
  tx: Tx,
  actor: Actor,
  filter: InputOf<typeof contract.listRateTables>,
): Promise<ReplyOf<typeof contract.listRateTables>> {
  const titles = new Map(wantedTables.map(({ table }) => [table.id, say(table.title, 'zh')]))
  const { rows, total } = await selectRateTables(tx, filter)
  const checked = await selectCheckedRates(tx)
  const inForce = checked.filter(
    ({ effectiveFrom, effectiveUntil }) =>
      effectiveFrom <= tx.today && (effectiveUntil === null || tx.today <= effectiveUntil),
  )
  return {
    total,
    wanted: wantedTables.map(({ table }) => ({
      key: table.id,
      title: say(table.title, 'zh'),
      enteredBy: say(table.enteredBy, 'zh'),
      gives: table.gives ?? 'rates',
      inForce: inForce.filter(({ key }) => key === table.id).length,
      cites: [...table.cites],
    })),
    tables: rows.map(({ enteredBy, ...row }) => ({
      ...row,
      title: titles.get(row.key) ?? row.key,
      enteredByMe: enteredBy === actor.naturalPersonId,
    })) as ReplyOf<typeof contract.listRateTables>['tables'],
  }
}
