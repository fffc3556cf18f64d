import { type SubsidyBasis, subsidyBasis } from '#classes'
import { reservationsFor } from '#funds'
import { sum } from '#kernel/money'
import type { Tx } from '#platform/db'
import { type Decision, entitle, explain, type Facts, packsFor } from '#policy'
import type { AdvancePart } from './store-advances.ts'

/** What the approval of a class lets its organizer ask for in advance: by item and source, or why nothing. */
export interface Advanceable {
  readonly basis: SubsidyBasis
  readonly parts: readonly Omit<AdvancePart, 'id' | 'askedFen'>[]
  /** The rule that gives it, in words; null where the class's document knows no advance. */
  readonly title: string | null
  readonly sentence: string | null
  readonly clauses: readonly string[]
  /** Why the rule gives nothing. */
  readonly refusal: string | null
}

/**
 * Asks the rules of the class's document about the training subsidy that was reserved at its approval: the most the
 * organizer may have of it in advance. Living allowance, assessment and awards are no training subsidy and no base.
 * @returns undefined where the class is out of reach
 */
export async function whatMayBeAdvanced(tx: Tx, classId: string): Promise<Advanceable | undefined> {
  const basis = await subsidyBasis(tx, classId)
  if (!basis) return undefined
  const packs = (await packsFor(tx, basis.trainingClass.regionCode)).filter(
    ({ document }) => document.id === basis.trainingClass.packId,
  )
  const items = new Set(
    packs
      .flatMap(({ rules }) => rules)
      .filter(({ component }) => component === 'training-subsidy')
      .map(({ fund }) => fund.item),
  )
  const kept = (await reservationsFor(tx, [classId])).filter(
    ({ item, releasedAt }) => items.has(item) && releasedAt === null,
  )
  const decided = kept.map(({ item, source, amountFen: approvedFen }) => {
    const plan = { approvedTrainingFen: approvedFen, askedFen: approvedFen, source }
    return { item, source, approvedFen, decision: given(entitle(factsOf(basis, plan), packs)) }
  })
  const decision = decided[0]?.decision ?? given(entitle(factsOf(basis, undefined), packs))
  const words = decision && explain(decision, packs)
  return {
    basis,
    parts: decided.flatMap(({ decision: one, ...part }) =>
      one?.entitled && one.amountFen > 0 ? { ...part, mostFen: one.amountFen } : [],
    ),
    title: words?.title ?? null,
    sentence: decided.length > 0 ? (words?.sentence ?? null) : null,
    clauses: words?.clauses ?? [],
    refusal: words?.refusals.map((one) => one.sentence).join('；') || null,
  }
}

/** The facts of an advance on a class: whose class, what was approved and asked; rates and settings play no part in it. */
export const factsOf = ({ facts }: SubsidyBasis, plan: Facts['plan']): Facts => ({
  ...facts,
  matter: 'advance',
  ...(plan && { plan }),
  rates: [],
})

/** The rule that gives an advance; else the one with the fewest reasons against it. */
const given = (decisions: readonly Decision[]): Decision | undefined =>
  decisions.toSorted((a, b) => faults(a) - faults(b))[0]

const faults = (decision: Decision): number => (decision.entitled ? -1 : decision.reasons.length)

/** The most of all parts together. */
export const mostOf = ({ parts }: Pick<Advanceable, 'parts'>) => sum(parts.map(({ mostFen }) => mostFen))
