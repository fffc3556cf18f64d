import type { InputOf } from '#kernel/endpoint'
import { zeroFen } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { findEnrolled, insertStatement, selectStatements } from '../store-fees.ts'

/**
 * 本人确认：没有向我收过任何费用（柳政规〔2019〕63号 三（三））. Saying it twice writes nothing.
 * @throws Refusal `enrollment-unknown`, `fee-reported-already`
 */
export async function confirmNoFee(tx: Tx, actor: Actor, { enrollmentId }: InputOf<typeof contract.confirmNoFee>) {
  const { enrolled, said } = await ownEnrollment(tx, actor, enrollmentId)
  if (said.some(({ chargedFen, upheld }) => chargedFen > 0 && upheld !== false)) throw refuse('fee-reported-already')
  if (said.every(({ chargedFen }) => chargedFen > 0)) {
    await insertStatement(tx, enrolled, { chargedFen: zeroFen, charge: null, refunded: false, note: '' })
  }
  tx.notes.push({ matterId: enrolled.classId, facts: { enrollment: enrolled.id, charged: false } })
  return { done: true as const }
}

/**
 * 反映被收费: what was taken, given back later or not, counts as a fee until the county finds otherwise; the class's
 * claims wait for that (`class.fee-reported`).
 * @throws Refusal `enrollment-unknown`, `fee-reported-already`
 */
export async function reportFee(tx: Tx, actor: Actor, input: InputOf<typeof contract.reportFee>) {
  const { enrollmentId, chargedFen, charge, refunded, note } = input
  const { enrolled, said } = await ownEnrollment(tx, actor, enrollmentId)
  if (said.some((one) => one.chargedFen > 0 && one.upheld === null)) throw refuse('fee-reported-already')
  await insertStatement(tx, enrolled, { chargedFen, charge, refunded, note })
  await tell(tx, 'class.fee-reported', { classId: enrolled.classId })
  tx.notes.push({ matterId: enrolled.classId, facts: { enrollment: enrolled.id, charged: true, refunded } })
  return { done: true as const }
}

async function ownEnrollment(tx: Tx, actor: Actor, enrollmentId: string) {
  const enrolled = await findEnrolled(tx, enrollmentId)
  if (!enrolled || enrolled.personId !== actor.personId) throw refuse('enrollment-unknown')
  return { enrolled, said: await selectStatements(tx, enrollmentId) }
}
