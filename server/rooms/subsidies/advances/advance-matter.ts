import { findClasses, type SubsidyBasis, subsidyBasis, type TrainingClass } from '#classes'
import { classStates } from '#classes/contract'
import { committedTo } from '#funds'
import type { Fen } from '#kernel/money'
import { organizationName } from '#organizations'
import type { Tx } from '#platform/db'
import type { ClaimSubject, MatterHead } from '#policy'
import type { Matter } from '../calculation/matters.ts'
import { earnedBy } from './earned.ts'
import { type Advance, type AdvancePart, findAdvance, findAdvances, selectParts } from './store-advances.ts'
import { factsOf } from './what-may-be-advanced.ts'

/**
 * An advance as a matter: one subject per item and source the class's approval reserved. Until the class has been settled
 * the rule gives what was asked, up to its share; afterwards no more than was earned, and the rest comes back.
 */
export async function advanceMatter(tx: Tx, advanceId: string): Promise<Matter | undefined> {
  const advance = await findAdvance(tx, advanceId)
  const basis = advance && (await subsidyBasis(tx, advance.classId))
  if (!advance || !basis) return undefined
  const parts = await selectParts(tx, advance.id)
  const earned = await earnedBy(tx, advance, parts, basis.trainingClass.state)
  const name = await organizationName(tx, advance.organizationId)
  return {
    ...headOf(advance, basis.trainingClass),
    subjects: parts.map((part) => subjectOf(basis, part, name, earned?.get(part.id))),
    committed: await committedTo(tx, advance.classId),
    drawsOn: new Map(parts.map((part) => [part.id, part.item])),
    // Once for the class: of each item, and from each source its part of the split.
    countsAs: new Map(parts.map((part) => [part.id, `${advance.classId}:${part.item}:${part.source}`])),
  }
}

/** The same of many advances for a list, without their parts. */
export async function advanceHeads(tx: Tx, advanceIds: readonly string[]): Promise<MatterHead[]> {
  const advances = await findAdvances(tx, advanceIds)
  const found = await findClasses(
    tx,
    advances.map(({ classId }) => classId),
  )
  const classes = new Map(found.map((one) => [one.id, one]))
  return advances.flatMap((advance) => {
    const trainingClass = classes.get(advance.classId)
    return trainingClass ? [headOf(advance, trainingClass)] : []
  })
}

const headOf = (
  { id, number, regionCode, organizationId, settledOn }: Advance,
  trainingClass: TrainingClass,
): MatterHead => ({
  kind: 'advance',
  id,
  number,
  title: `${trainingClass.title}（${trainingClass.tradeName}）先行拨付`,
  regionCode,
  organizationId,
  packId: trainingClass.packId,
  decisiveOn: trainingClass.startsOn,
  // Once it is settled nothing is asked ahead any more: what turns out to have been earned after all is topped up.
  notReady: settledOn === null ? tooLate(trainingClass) : null,
})

/** 先行: before the class is over. */
const tooLate = ({ number, state }: TrainingClass): string | null =>
  state === 'approved' || state === 'under-way' ? null : `班级${number}${classStates.label(state)}，不再先行拨付`

function subjectOf(basis: SubsidyBasis, part: AdvancePart, name: string, earnedFen: Fen | undefined): ClaimSubject {
  const { approvedFen: approvedTrainingFen, askedFen, source } = part
  const { rates: _, ...facts } = factsOf(basis, {
    approvedTrainingFen,
    askedFen,
    source,
    ...(earnedFen !== undefined && { earnedFen }),
  })
  const { startsOn: serviceFrom, endsOn: serviceUntil } = basis.trainingClass
  return { id: part.id, personId: null, name, township: '', serviceFrom, serviceUntil, facts, days: [] }
}
