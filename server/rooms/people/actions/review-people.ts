import type { InputOf } from '#kernel/endpoint'
import { leftOut } from '#kernel/left-out'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { lockPeople, markReviewed } from '../store-person.ts'

/**
 * The clerk confirms real-name files as they were looked at (柳政规〔2019〕63号 七（二）：使用、推广和审核); one that is reviewed
 * already stays as it is. Left out, each with its reason: `person-unknown`, `person-changed`.
 */
export async function reviewPeople(tx: Tx, _: Actor, { people }: InputOf<typeof contract.reviewPeople>) {
  const known = new Map((await lockPeople(tx, idsOf(people))).map((person) => [person.id, person]))
  const refused = people.flatMap(({ personId, version }) => {
    const person = known.get(personId)
    if (!person) return leftOut(personId, refuse('person-unknown'))
    return person.version === version ? [] : leftOut(personId, refuse('person-changed', { name: person.name }))
  })
  const out = new Set(refused.map(({ id }) => id))
  const reviewed = await markReviewed(
    tx,
    idsOf(people).filter((id) => !out.has(id)),
  )
  for (const matterId of reviewed) tx.notes.push({ matterId, facts: { version: known.get(matterId)?.version } })
  return { reviewed: reviewed.length, leftOut: refused }
}

const idsOf = (people: readonly { personId: string }[]): string[] => people.map(({ personId }) => personId)
