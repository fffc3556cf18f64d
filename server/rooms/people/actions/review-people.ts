import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { markReviewed } from '../store-person.ts'

/** The clerk confirms real-name files (柳政规〔2019〕63号 七（二）：使用、推广和审核). People out of reach are not touched. */
export async function reviewPeople(tx: Tx, _: Actor, { personIds }: { personIds: string[] }) {
  const reviewed = await markReviewed(tx, personIds)
  tx.notes.push({ facts: { reviewed } })
  return { reviewed }
}
