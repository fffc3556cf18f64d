import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'

/** Ends every open matter of a person who has died, with the reason; referrals and wishes end with it. */
export async function endMatters(
  tx: Tx,
  { id, personId, diedOn }: { readonly id: string; readonly personId: string; readonly diedOn: DateText },
): Promise<void> {
  await tx.db
    .updateTable('employment.service_matter')
    .set({ closed_on: tx.today, death_id: id, closed_because: `登记于${diedOn}死亡` })
    .where('person_id', '=', personId)
    .where('closed_on', 'is', null)
    .execute()
}

/** The death was recorded by mistake: what it had ended is open again, with every referral and every date as it was. */
export async function reopenMatters(tx: Tx, deathId: string): Promise<void> {
  await tx.db
    .updateTable('employment.service_matter')
    .set({ closed_on: null, death_id: null, closed_because: null })
    .where('death_id', '=', deathId)
    .execute()
}
