import { type DateText, yearOf } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { type Claim, type ClaimSubject, type Facts, limitSentence, type packsFor, type Ration, ruleOf } from '#policy'
import { skillLevels } from '#policy/contract'
import { limitsOf } from '#policy/language'
import type { Matter } from '../calculation/matters.ts'
import type { StoredDecision } from '../calculation/store-decisions.ts'
import { cutOf } from '../domain/places.ts'
import type { BatchPlace } from './store-batches.ts'

export type Packs = Awaited<ReturnType<typeof packsFor>>

export interface Cut {
  readonly decisionId: string
  readonly personId: string | null
  readonly amountFen: Fen
  readonly reason: string
  readonly cites: readonly string[]
}

interface Around {
  readonly matter: Matter
  readonly place: Pick<BatchPlace, 'organizationId'>
  /** Slots of 原则上 limits for which an exception was approved. */
  readonly exceptions: readonly string[]
}

/**
 * The claim as the limits see it: it counts in the year of the certificate, or of completion where there is none.
 * @param claimedOn where a document has decided that the year of the claim counts
 */
export function claimOf(
  decision: StoredDecision,
  index: number,
  { matter, place, exceptions }: Around,
  packs: Packs,
  claimedOn?: DateText,
): Claim {
  const { subjectId, personId, ruleId, detail } = decision
  const { decision: made, facts } = detail
  const effectiveOn = facts.certificate?.issuedOn ?? subjectOf(matter, subjectId).serviceUntil
  const certificate = matter.certificates?.get(subjectId)
  return {
    id: decision.id,
    person: personId ?? subjectId,
    effectiveOn,
    submissionNo: index,
    year: yearOf(claimedOn ?? effectiveOn),
    occupation: matter.occupation?.identity ?? facts.occupation?.code ?? null,
    level: facts.occupation?.level ?? null,
    ...(place.organizationId && { organizer: place.organizationId }),
    ...(facts.trainingClass ? { trainingClass: matter.countsAs?.get(subjectId) ?? matter.id } : { award: matter.id }),
    ...(certificate && { certificate }),
    days: detail.days,
    ...(facts.workMonths && { months: facts.workMonths }),
    exceptions,
    limits: limitsOf(ruleOf(ruleId, packs).rule, facts.settings),
    trace: made.entitled ? made.trace : [],
  }
}

const rolls = new WeakMap<Matter['subjects'], ReadonlyMap<string, ClaimSubject>>()

export function subjectOf({ subjects, number }: Matter, subjectId: string): ClaimSubject {
  const roll = rolls.get(subjects) ?? new Map(subjects.map((one) => [one.id, one]))
  rolls.set(subjects, roll)
  const subject = roll.get(subjectId)
  if (!subject) throw new Error(`a decision of ${number} about nobody in it`)
  return subject
}

/** The slot as people read it, where a code alone would not say it. */
export function slotWords(slot: string, { occupation, title }: Matter, facts: Facts): string {
  if (/^(organizer-award|person-(award|class|certificate))\|/.test(slot)) return title
  if (!slot.startsWith('person-occupation-level|') || !occupation) return ''
  const level = facts.occupation?.level
  return level ? `${occupation.name}（${skillLevels.label(level)}）` : occupation.name
}

/** What the limits take of a due amount, in their words. */
export const cutFrom = (
  decision: Pick<StoredDecision, 'id' | 'personId' | 'amountFen'>,
  left: Pick<Ration, 'amountFen' | 'exceeded'>,
  packs: Packs,
): Cut => ({
  decisionId: decision.id,
  personId: decision.personId,
  amountFen: cutOf(decision.amountFen, left),
  reason: left.exceeded.map((limit) => limitSentence(limit, packs)).join('；'),
  cites: left.exceeded.flatMap((limit) => limit.cites),
})
