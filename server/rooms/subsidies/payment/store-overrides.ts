import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Line } from '../claims/store-lines.ts'
import type { OverridableCheck } from '../contract-overrides.ts'

/** Every override ever made in a batch, expired ones too, the newest first. */
export function selectOverrides(tx: Tx, batchId: string) {
  return tx.db
    .selectFrom('subsidies.gate_override as v')
    .innerJoin('subsidies.line as l', 'l.id', 'v.line_id')
    .leftJoin('organizations.payee_account as a', 'a.id', 'v.payee_account_id')
    .select(['v.id', 'v.line_id as lineId', 'l.line_number as lineNumber', 'v.gate_check as check'])
    .select(['v.payee_account_id as accountId', 'v.reason', 'v.valid_until as validUntil'])
    .select(['v.made_by_name as byName', 'v.made_on as madeOn'])
    .select((eb) => eb.fn.coalesce('a.account_tail', eb.val('')).as('accountTail'))
    .$narrowType<{ check: OverridableCheck }>()
    .where('v.batch_id', '=', batchId)
    .orderBy('v.id', 'desc')
    .execute()
}

export async function insertOverride(
  tx: Tx,
  line: Pick<Line, 'id' | 'batchId' | 'regionCode'>,
  given: { check: OverridableCheck; accountId: string; reason: string; validUntil: DateText },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('subsidies.gate_override')
    .values({
      id,
      line_id: line.id,
      batch_id: line.batchId,
      region_code: line.regionCode,
      payee_account_id: given.accountId,
      gate_check: given.check,
      reason: given.reason,
      valid_until: given.validUntil,
      made_by: tx.actor.userId ?? '',
      made_by_person: tx.actor.naturalPersonId ?? '',
      made_by_name: tx.actor.name,
      made_on: tx.today,
    })
    .execute()
  return id
}
