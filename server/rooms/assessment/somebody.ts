import { normalizeName } from '#kernel/person-name'
import { readResidentId } from '#kernel/resident-id'
import { personReference, snapshotAt } from '#people'
import type { Tx } from '#platform/db'
import { refuse } from './refusals.ts'

/** A person of the real-name register, as a form names them. */
export interface Somebody {
  readonly personId: string
  readonly personName: string
  readonly township: string
  /** The county of the register. */
  readonly regionCode: string
}

/** @throws Refusal `person-unknown`, marking the field */
export async function findSomebody(tx: Tx, given: { name: string; residentId: string }): Promise<Somebody> {
  const read = readResidentId(given.residentId, { demo: tx.demo, today: tx.today })
  const wrong = (path: string, message: string) => refuse('person-unknown', {}, [{ path, code: 'unknown', message }])
  if (!read.ok) throw wrong('residentId', read.message)
  const personId = await personReference(tx, read.id, normalizeName(given.name))
  const snapshot = personId && (await snapshotAt(tx, personId, tx.today))
  if (!personId || !snapshot) throw wrong('name', '实名台账里没有姓名与身份证号都相符的人员')
  return { personId, personName: snapshot.name, township: snapshot.township, regionCode: snapshot.regionCode }
}
