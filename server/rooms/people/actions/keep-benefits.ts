import type { InputOf } from '#kernel/endpoint'
import { readResidentId } from '#kernel/resident-id'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { termPeriod } from '../domain/terms.ts'
import { refuse } from '../refusals.ts'
import {
  findBenefit,
  insertBenefitWithdrawal,
  overlapsOf,
  selectBenefits,
  selectBenefitsOf,
  selectHouseholds,
  selectStudentAid,
} from '../store-benefits.ts'
import { personReference } from '../store-references.ts'

const KEEPERS = ['county-clerk', 'second-reviewer', 'school']

type Benefit = Awaited<ReturnType<typeof selectBenefitsOf>>[number]

/** A record, and whether the reader may take it back: who entered it may not. */
function shownTo({ role, naturalPersonId }: Actor, { enteredBy, ...benefit }: Benefit) {
  const another = KEEPERS.some((keeper) => keeper === role) && enteredBy !== naturalPersonId
  return { ...benefit, mayWithdraw: another && benefit.withdrawnOn === null }
}

export async function listBenefits(tx: Tx, actor: Actor, filter: InputOf<typeof contract.listBenefits>) {
  const { rows, ...page } = await selectBenefits(tx, filter)
  return { ...page, rows: rows.map((row) => shownTo(actor, row)) }
}

/** What a person has from other programmes. */
export async function listBenefitsOf(tx: Tx, actor: Actor, { personId }: { personId: string }) {
  return { benefits: (await selectBenefitsOf(tx, personId)).map((row) => shownTo(actor, row)) }
}

/** Households with a benefit for a child in technical education (柳政规〔2019〕63号 四（二）). */
export async function listHouseholds(tx: Tx, _: Actor, input: InputOf<typeof contract.listHouseholds>) {
  return selectHouseholds(tx, input)
}

/** A term's students with the status of both items; who lacks a record comes first (桂人社发〔2022〕7号 三（四）). */
export async function listStudentAid(tx: Tx, _: Actor, input: InputOf<typeof contract.listStudentAid>) {
  const { term, gaps, cursor, limit } = input
  const { from, until } = termPeriod(term)
  const page = await selectStudentAid(tx, { term, from, until, gaps: gaps === 'yes', cursor, limit })
  return { term, from, until, ...page }
}

/**
 * Takes back a record that was wrong, by another person than who entered it; the record stays and counts no more.
 * @throws Refusal `benefit-unknown`, `benefit-withdrawn`, `benefit-own`
 */
export async function withdrawBenefit(tx: Tx, actor: Actor, input: InputOf<typeof contract.withdrawBenefit>) {
  const benefit = await findBenefit(tx, input.benefitId)
  if (!benefit) throw refuse('benefit-unknown')
  if (benefit.withdrawn) throw refuse('benefit-withdrawn')
  if (benefit.enteredBy === actor.naturalPersonId) throw refuse('benefit-own')
  await insertBenefitWithdrawal(tx, benefit, input.reason)
  tx.notes.push({ matterId: benefit.personId, facts: { benefitId: benefit.id, act: 'withdraw' } })
  return { done: true as const }
}

/**
 * Before somebody is enrolled: what other programmes already pay in the time of the class, a warning and no refusal.
 * Whoever is not in any register has none. @throws Refusal `entry-wrong`
 */
export async function checkOverlaps(tx: Tx, _: Actor, input: InputOf<typeof contract.checkOverlaps>) {
  const reading = readResidentId(input.residentId, { demo: tx.demo, today: tx.today })
  if (!reading.ok) {
    const error = { path: 'residentId', code: reading.code, message: reading.message }
    throw refuse('entry-wrong', { count: 1 }, [error])
  }
  const personId = await personReference(tx, reading.id, input.name)
  if (!personId) return { overlaps: [] }
  const { from, until } = input
  const overlaps = await overlapsOf(tx, { personIds: [personId], from, until })
  return { overlaps: overlaps.map(({ personId: _person, asOf: _asOf, ...overlap }) => overlap) }
}
