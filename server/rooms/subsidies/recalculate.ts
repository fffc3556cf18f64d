import { certificatesOf } from '#assessment'
import { type BasisEnrollment, type SubsidyBasis, subsidyBasis } from '#classes'
import type { Tx } from '#platform/db'
import { canonical } from '#platform/secrets'
import { entitle, type Facts, type NotEntitled, packsFor, ratesFor, ruleOf, settingsFor } from '#policy'
import { concerns } from '#policy/language'
import { refuse } from './refusals.ts'
import {
  type DecisionDetail,
  insertDecisions,
  lockCalculation,
  type StoredDecision,
  selectCalculation,
} from './store-decisions.ts'
import { selectClaimedKeys } from './store-lines.ts'

export interface Recalculated {
  readonly decided: number
  readonly written: number
  readonly unchanged: number
}

/**
 * Decides every rule for everybody of a completed class, from what was recorded. A decision is written only where facts
 * or rules have changed since its last revision; unchanged facts write nothing.
 * @returns how many decisions there are, how many were written as new revisions, how many stood
 * @throws Refusal `class-unknown`, `class-not-completed`
 */
export async function recalculate(tx: Tx, classId: string): Promise<Recalculated> {
  await lockCalculation(tx, classId)
  const basis = await subsidyBasis(tx, classId)
  if (!basis) throw refuse('class-unknown')
  const { trainingClass } = basis
  if (trainingClass.state !== 'completed') throw refuse('class-not-completed', { number: trainingClass.number })
  const details = await decideAll(tx, basis, await selectClaimedKeys(tx, classId))
  const known = new Map((await selectCalculation(tx, classId)).map((one) => [keyOf(one), one]))
  const rows = details
    .map((detail) => ({ ...detail, last: known.get(keyOf(detail)) }))
    .filter((row) => row.last !== undefined || row.concerned)
  const changed = rows.filter((row) => !sameDetail(row.last, row.detail))
  await insertDecisions(
    tx,
    changed.map((row) => ({
      ...placeOf(basis, row.enrollment),
      revision: (row.last?.revision ?? 0) + 1,
      detail: row.detail,
    })),
  )
  const outcome = { decided: rows.length, written: changed.length, unchanged: rows.length - changed.length }
  tx.notes.push({ matterId: classId, facts: outcome })
  return outcome
}

type Packs = Awaited<ReturnType<typeof packsFor>>

interface Decided {
  readonly enrollment: BasisEnrollment
  readonly enrollmentId: string
  readonly ruleId: string
  /** False where the rule is about something else: apprentices in a class of cooks. Nothing is written then. */
  readonly concerned: boolean
  readonly detail: DecisionDetail
}

async function decideAll(tx: Tx, basis: SubsidyBasis, claimed: ReadonlySet<string>): Promise<Decided[]> {
  const { regionCode, id } = basis.trainingClass
  const packs = (await packsFor(tx, regionCode)).filter(({ document }) => document.id === basis.trainingClass.packId)
  const { decisiveOn } = basis.facts
  const [rates, settings] = [await ratesFor(tx, regionCode, decisiveOn), await settingsFor(tx, regionCode, decisiveOn)]
  const certificates = new Map(
    (await certificatesOf(tx, id)).filter((one) => !one.revokedOn).map((one) => [one.enrollmentId, one]),
  )
  return basis.enrollments.flatMap((enrollment) => {
    const certificate = certificates.get(enrollment.enrollmentId)
    const facts: Facts = {
      ...basis.facts,
      trainee: enrollment.trainee,
      attendance: enrollment.attendance,
      certificate: certificate ? { kind: certificate.kind, issuedOn: certificate.issuedOn } : null,
      rates,
      settings,
    }
    const decided = decisionsOf(enrollment, facts, packs)
    if (enrollment.withdrawnStatuses.length === 0) return decided
    const corrected = decisionsOf(enrollment, withoutWithdrawn(facts, enrollment), packs)
    const isClaimed = (one: Decided) => claimed.has(keyOf(one))
    return [...decided.filter(isClaimed), ...corrected.filter((one) => !isClaimed(one))]
  })
}

const decisionsOf = (enrollment: BasisEnrollment, facts: Facts, packs: Packs): Decided[] =>
  entitle(facts, packs).map((decision) => ({
    enrollment,
    enrollmentId: enrollment.enrollmentId,
    ruleId: decision.ruleId,
    concerned: decision.entitled || concerns(ruleOf(decision.ruleId, packs).rule, reasonsOf(decision)),
    detail: { decision, facts, days: enrollment.attendedDates },
  }))

const reasonsOf = ({ reasons }: NotEntitled): string[] => reasons.map(({ condition }) => condition)

/** What the register has taken back since counts no more where nothing has been claimed on it. */
function withoutWithdrawn(facts: Facts, { withdrawnStatuses }: BasisEnrollment): Facts {
  const gone = new Set(withdrawnStatuses.map((one) => one.status))
  const { trainee } = facts
  return { ...facts, trainee: trainee && { ...trainee, statuses: trainee.statuses.filter((one) => !gone.has(one)) } }
}

const keyOf = (one: { enrollmentId: string; ruleId: string }): string => `${one.enrollmentId} ${one.ruleId}`

/** A fact no condition of the rule looks at changes nothing: answers, steps and days are compared, not all facts. */
const sameDetail = (last: StoredDecision | undefined, { decision, days }: DecisionDetail): boolean =>
  last !== undefined && canonical([last.detail.decision, last.detail.days]) === canonical([decision, days])

const placeOf = ({ trainingClass }: SubsidyBasis, enrollment: BasisEnrollment) => ({
  classId: trainingClass.id,
  regionCode: trainingClass.regionCode,
  organizationId: trainingClass.organizationId,
  enrollmentId: enrollment.enrollmentId,
  personId: enrollment.personId,
  personName: enrollment.personName,
  township: enrollment.township,
})
