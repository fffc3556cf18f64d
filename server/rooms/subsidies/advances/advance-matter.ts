import { type SubsidyBasis, subsidyBasis } from '#classes'
import { classStates } from '#classes/contract'
import { committedTo } from '#funds'
import type { Fen } from '#kernel/money'
import { organizationName } from '#organizations'
import type { Tx } from '#platform/db'
import type { ClaimSubject } from '#policy'
import type { Matter } from '../calculation/matters.ts'
import { earnedBy } from './earned.ts'
import { type AdvancePart, findAdvance, selectParts } from './store-advances.ts'
import { factsOf } from './what-may-be-advanced.ts'

/**
 * An advance as a matter: one subject per item and source the class's approval reserved. Until the class has been settled
 * the rule gives what was asked, up to its share; afterwards no more than was earned, and the rest comes back.
 */
export async function advanceMatter(tx: Tx, advanceId: string): Promise<Matter | undefined> {
  const advance = await findAdvance(tx, advanceId)
  const basis = advance && (await subsidyBasis(tx, advance.classId))
  if (!advance || !basis) return undefined
  const { trainingClass } = basis
  const { id, number, regionCode, organizationId } = advance
  const parts = await selectParts(tx, id)
  const earned = await earnedBy(tx, advance, parts, trainingClass.state)
  const name = await organizationName(tx, organizationId)
  return {
    kind: 'advance',
    id,
    number,
    title: `${trainingClass.title}（${trainingClass.tradeName}）先行拨付`,
    regionCode,
    organizationId,
    packId: trainingClass.packId,
    decisiveOn: trainingClass.startsOn,
    notReady: tooLate(trainingClass),
    subjects: parts.map((part) => subjectOf(basis, part, name, earned?.get(part.id))),
    committed: await committedTo(tx, advance.classId),
    drawsOn: new Map(parts.map((part) => [part.id, part.item])),
    countsAs: new Map(parts.map((part) => [part.id, `${advance.classId}:${part.item}`])),
  }
}

/** 先行: before the class is over. */
const tooLate = ({ number, state }: SubsidyBasis['trainingClass']): string | null =>
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
