import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { daysOf, treatmentOf } from '../domain/equal-treatment.ts'
import { type Span, selectClaims, selectOpenings } from '../store-equal.ts'

const OWNERSHIPS = ['public', 'private', null] as const

/** How publicly and privately run organizers were treated in a span: number, share approved, median days (lz-2019-63#5-3). */
export async function readEqualTreatment(tx: Tx, _: Actor, span: InputOf<typeof contract.readEqualTreatment>) {
  const all = await casesOf(tx, span)
  return {
    rows: (['opening', 'claim'] as const).flatMap((matter) =>
      OWNERSHIPS.map((ownership) => ({
        matter,
        ownership,
        ...treatmentOf(all.filter((one) => one.matter === matter && one.ownership === ownership)),
      })),
    ),
  }
}

/** The cases behind one line of it. */
export async function listTreatedCases(tx: Tx, _: Actor, asked: InputOf<typeof contract.listTreatedCases>) {
  const ownership = asked.ownership === 'unknown' ? null : asked.ownership
  const cases = await casesOf(tx, asked)
  return {
    cases: cases
      .filter((one) => one.matter === asked.matter && one.ownership === ownership)
      .map((one) => ({ ...one, days: daysOf(one) })),
  }
}

async function casesOf(tx: Tx, span: Span) {
  const openings = (await selectOpenings(tx, span)).map((one) => ({ ...one, matter: 'opening' as const }))
  const claims = (await selectClaims(tx, span)).map((one) => ({ ...one, title: '', matter: 'claim' as const }))
  return [...openings, ...claims]
}
