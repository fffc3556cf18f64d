import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { type AffectedLine, type CaseAct, measureStates } from '../contract.ts'
import type { Measure } from '../domain/case-file.ts'
import { refuse } from '../refusals.ts'
import { lockMeasure } from '../store-cases.ts'
import { caseStep } from './case-step.ts'

/**
 * Begins an act on a measure of a case, both locked.
 * @throws Refusal `measure-unknown`, and as `caseStep`: `state-forbids`, `role-refused`, `interest-declared`
 */
export async function measureStep(tx: Tx, actor: Actor, measureId: string, act: CaseAct) {
  const measure = await lockMeasure(tx, measureId)
  if (!measure) throw refuse('measure-unknown')
  return { measure, file: await caseStep(tx, actor, measure.caseId, act) }
}

export const settled = ({ state }: Measure, act: string) =>
  refuse('measure-settled', { state: measureStates.label(state), act })

export type Matter = Pick<AffectedLine, 'matterKind' | 'matterId'>

/** Whoever calculates decides these matters anew. */
export const tellOf = (
  tx: Tx,
  name: string,
  { id: measureId, caseId, lines, document }: Measure,
  matters: readonly Matter[],
) => tell(tx, name, { caseId, measureId, document, lineIds: lines.map(({ lineId }) => lineId), matters })

export const mattersOf = (lines: readonly Matter[]): Matter[] =>
  [...Map.groupBy(lines, (line) => line.matterId).values()].flatMap(([one]) =>
    one ? { matterKind: one.matterKind, matterId: one.matterId } : [],
  )

export const dueOf = ({ matterId, subjectId, ruleId }: AffectedLine): string => `${matterId} ${subjectId} ${ruleId}`

/** What stands in another county is out of reach here: a measure is carried out whole or not at all. @throws Refusal `measure-elsewhere` */
export function needAll({ lines }: Measure, done: number, act: string): void {
  if (done < new Set(lines.map(dueOf)).size) throw refuse('measure-elsewhere', { act })
}
