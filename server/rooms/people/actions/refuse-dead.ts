import type { Tx } from '#platform/db'
import { refuse } from '../refusals.ts'
import { diedOn } from '../store-deaths.ts'

/** Nothing is stated, asked or granted for the dead. @throws Refusal `person-died` */
export async function refuseDead(tx: Tx, personId: string, name: string): Promise<void> {
  const on = (await diedOn(tx, [personId])).get(personId)
  if (on) throw refuse('person-died', { name, on })
}
