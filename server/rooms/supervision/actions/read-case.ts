import { sum } from '#kernel/money'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { CaseAct } from '../contract.ts'
import { caseActsOf } from '../domain/case-steps.ts'
import { caseTimeline } from '../domain/case-timeline.ts'
import { refuse } from '../refusals.ts'
import { findCase, selectCaseLines, selectMeasures } from '../store-cases.ts'
import { liftingsOf } from '../store-liftings.ts'

/** A case with its measures, its timeline and what the reader may do. @throws Refusal `case-unknown` */
export async function getCase(tx: Tx, actor: Actor, { caseId }: { caseId: string }) {
  const file = await findCase(tx, caseId)
  if (!file) throw refuse('case-unknown')
  const known = await selectMeasures(tx, caseId)
  const ids = known.map((measure) => measure.id)
  const liftings = await liftingsOf(tx, ids)
  const acts = caseActsOf(file.state, actor.role)
  const mayDecide = (act: CaseAct, { state, proposedBy }: { state: string; proposedBy: string }) =>
    acts.includes(act) && state === 'proposed' && proposedBy !== actor.naturalPersonId
  const measures = known.map((measure) => ({
    ...measure,
    mayDecide: mayDecide('decide', measure),
    liftings: (liftings.get(measure.id) ?? []).map((one) => ({ ...one, mayDecide: mayDecide('lift', one) })),
  }))
  return { ...file, measures, timeline: caseTimeline(file, measures), acts }
}

/** What was paid in what the case is about. @throws Refusal `case-unknown` */
export async function listCaseLines(tx: Tx, _: Actor, { caseId }: { caseId: string }) {
  const file = await findCase(tx, caseId)
  if (!file) throw refuse('case-unknown')
  const lines = await selectCaseLines(tx, file)
  return { lines, amountFen: sum(lines.map(({ amountFen }) => amountFen)) }
}
