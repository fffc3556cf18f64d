import { type DateText, yearOf } from '#kernel/dates'
import { type Fen, zeroFen } from '#kernel/money'
import { type PlaceWanted, placesOfSlot, placesTaken } from '#people'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Claim,
  type ClaimSubject,
  type Facts,
  type FundSource,
  type Limit,
  limitSentence,
  packsFor,
  type Ration,
  ration,
  readReading,
  ruleOf,
  takesPart,
  wholePlaces,
} from '#policy'
import { skillLevels } from '#policy/contract'
import { limitsOf } from '#policy/language'
import { setAgainst } from '../advances/set-against.ts'
import type { Adjustment } from '../afterwards/store-adjustments.ts'
import { type Matter, personsOf } from '../calculation/matters.ts'
import type { StoredDecision } from '../calculation/store-decisions.ts'
import { cutOf, servicePeriod, takePlaces, usesOf } from '../domain/places.ts'
import type { BatchPlace } from './store-batches.ts'
import type { NewLine } from './store-lines.ts'

export interface ClaimedLine extends Omit<NewLine, 'lineNumber' | 'fundSource'> {
  readonly sources: readonly FundSource[]
  readonly uses: readonly ChosenPlace[]
}

/** A line, or its part, with the source it is claimed from. */
export type SourcedLine = ClaimedLine & Pick<NewLine, 'fundSource'>

/** A place under a limit, chosen for a line. */
type ChosenPlace = PlaceWanted & { readonly place: number }

export interface Cut {
  readonly decisionId: string
  readonly personId: string | null
  readonly amountFen: Fen
  readonly reason: string
  readonly cites: readonly string[]
}

interface Given {
  readonly matter: Matter
  readonly place: BatchPlace
  readonly due: readonly StoredDecision[]
  /** What holds places for them already: their own, so they do not stand in the way. */
  readonly holders: readonly string[]
  /** Slots of 原则上 limits for which an exception was approved. */
  readonly exceptions: readonly string[]
}

type Packs = Awaited<ReturnType<typeof packsFor>>

/**
 * Rations what is due by the limits of its rules: lines for what is left, cuts for what is not, and the keys of the
 * limits that now count for them. What an advance has paid stands against the lines (`setAgainst`).
 * @throws Refusal `advance-under-way`
 */
export async function assembleClaim(
  tx: Tx,
  given: Given,
): Promise<{ lines: ClaimedLine[]; cuts: Cut[]; limitKeys: string[] }> {
  const { regionCode } = given.matter
  const packs = await packsFor(tx, regionCode)
  const byClaim = (await readReading(tx, 'limits.year', regionCode)) === 'claim'
  const claims = given.due.map((decision, index) =>
    claimOf(decision, index, given, packs, byClaim ? tx.today : undefined),
  )
  const inUse = await placesInUse(tx, claims, given)
  const rations = new Map(
    ration(
      claims,
      inUse.map(({ slot }) => slot),
    ).map((one) => [one.claimId, one]),
  )
  const taken = placesBySlot(inUse)
  const pairs = given.due.flatMap((decision) => {
    const left = rations.get(decision.id)
    return left ? [{ decision, left }] : []
  })
  const granted = pairs
    .filter(({ left }) => left.granted)
    .map(({ decision, left }) => lineOf({ decision, left, packs, taken, given }))
  return {
    lines: await setAgainst(tx, given.place, granted),
    cuts: pairs
      .filter(({ decision, left }) => cutOf(decision.amountFen, left) > 0)
      .map(({ decision, left }) => cutFrom(decision, left, packs)),
    limitKeys: [...new Set(given.due.flatMap(({ ruleId }) => ruleOf(ruleId, packs).rule.limits.map(keyOf)))],
  }
}

/**
 * What the limits take of due amounts that were claimed and calculated anew since, day by day and month by month: of other
 * days or another rate they take something else. The places of their own lines do not stand in the way.
 */
export async function cutsAnew(
  tx: Tx,
  matter: Matter,
  due: readonly StoredDecision[],
  lineIds: readonly string[],
): Promise<Cut[]> {
  const packs = await packsFor(tx, matter.regionCode)
  const claims = due.map((decision, index) => {
    const claim = claimOf(decision, index, { matter, place: decision, exceptions: [] }, packs)
    return { ...claim, limits: claim.limits.filter(takesPart) }
  })
  const others = await placesTaken(tx, personsOf({ subjects: due }), lineIds)
  const rations = ration(
    claims,
    others.map(({ slot }) => slot),
  )
  const left = new Map(rations.map((one) => [one.claimId, one]))
  return due.flatMap((decision) => {
    const its = left.get(decision.id)
    return its ? [cutFrom(decision, its, packs)] : []
  })
}

const keyOf = ({ per, counts }: Limit): string => `${per}|${counts}`

/**
 * The claim as the limits see it: it counts in the year of the certificate, or of completion where there is none.
 * @param claimedOn where a document has decided that the year of the claim counts
 */
function claimOf(
  decision: StoredDecision,
  index: number,
  given: Pick<Given, 'matter' | 'exceptions'> & { readonly place: Pick<BatchPlace, 'organizationId'> },
  packs: Packs,
  claimedOn?: DateText,
): Claim {
  const { matter, place, exceptions } = given
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

function subjectOf({ subjects, number }: Matter, subjectId: string): ClaimSubject {
  const roll = rolls.get(subjects) ?? new Map(subjects.map((one) => [one.id, one]))
  rolls.set(subjects, roll)
  const subject = roll.get(subjectId)
  if (!subject) throw new Error(`a decision of ${number} about nobody in it`)
  return subject
}

/** Places in use in all counties: those of the persons, and those of an organization's, an award's or a class's slots. */
async function placesInUse(tx: Tx, claims: readonly Claim[], { due, holders }: Given) {
  const ofPersons = await placesTaken(tx, personsOf({ subjects: due }), holders)
  const slots = new Set(claims.flatMap((claim) => wholePlaces(claim).map(({ slot }) => slot)))
  const others = [...slots].filter((slot) => !slot.startsWith('person'))
  const found: { slot: string; place: number }[] = [...ofPersons]
  for (const slot of others) for (const place of await placesOfSlot(tx, slot)) found.push({ slot, place })
  return found
}

interface Granted {
  readonly decision: StoredDecision
  readonly left: Ration
  readonly packs: Packs
  readonly taken: Map<string, Set<number>>
  readonly given: Given
}

function lineOf({ decision, left, packs, taken, given }: Granted): ClaimedLine {
  const made = decision.detail.decision
  const { personId, subjectName, township, subjectId, ruleId, revision } = decision
  const { matter, place } = given
  const { serviceFrom, serviceUntil } = subjectOf(matter, subjectId)
  const period = servicePeriod(decision.detail.days, left.cutDays) ?? { from: serviceFrom, until: serviceUntil }
  const wanted = usesOf(left, ruleOf(ruleId, packs).rule.limits, given.exceptions)
  return {
    id: newId(),
    decisionId: decision.id,
    subjectId,
    personId,
    subjectName,
    township,
    ruleId,
    component: made.component,
    item: matter.drawsOn?.get(subjectId) ?? made.fundItem,
    ...payeeOf(decision, place),
    serviceFrom: period.from,
    serviceUntil: period.until,
    dueRevision: revision,
    amountFen: left.amountFen,
    advanceFen: zeroFen,
    advancePartId: null,
    postedFen: zeroFen,
    trace: left.trace,
    sources: made.entitled ? made.sources : [],
    uses: takePlaces(wanted, taken).map((use) => ({
      ...use,
      personId,
      slotWords: slotWords(use.slot, matter, decision.detail.facts),
    })),
  }
}

/** The difference that was accepted after payment: it takes no place under a limit, its first line has taken it. */
export function topUpLine(adjustment: Adjustment, { matter, place }: Pick<Given, 'matter' | 'place'>): ClaimedLine {
  const { decisionId, subjectId, subjectName, personId, ruleId, dueRevision, amountFen, postedFen, detail } = adjustment
  const { decision: made, days } = detail
  const { serviceFrom, serviceUntil, township } = subjectOf(matter, subjectId)
  const period = servicePeriod(days, []) ?? { from: serviceFrom, until: serviceUntil }
  return {
    id: newId(),
    decisionId,
    subjectId,
    personId,
    subjectName,
    township,
    ruleId,
    component: made.component,
    item: matter.drawsOn?.get(subjectId) ?? made.fundItem,
    ...payeeOf(adjustment, place),
    serviceFrom: period.from,
    serviceUntil: period.until,
    dueRevision,
    amountFen,
    advanceFen: zeroFen,
    advancePartId: null,
    postedFen,
    trace: made.entitled ? made.trace : [],
    sources: made.entitled ? made.sources : [],
    uses: [],
  }
}

/** The slot as people read it, where a code alone would not say it. */
function slotWords(slot: string, { occupation }: Matter, facts: Facts): string {
  if (!slot.startsWith('person-occupation-level|') || !occupation) return ''
  const level = facts.occupation?.level
  return level ? `${occupation.name}（${skillLevels.label(level)}）` : occupation.name
}

/** Who the money goes to: the person, or the claiming organization. */
type Payable = Pick<StoredDecision, 'detail' | 'personId' | 'subjectName' | 'organizationId'>

function payeeOf({ detail, personId, subjectName, organizationId }: Payable, { claimantName }: BatchPlace) {
  if (detail.decision.payee === 'person' && personId)
    return { payeeKind: 'person' as const, payeeId: personId, payeeName: subjectName }
  return { payeeKind: 'organization' as const, payeeId: organizationId ?? '', payeeName: claimantName }
}

const cutFrom = (decision: StoredDecision, left: Ration, packs: Packs): Cut => ({
  decisionId: decision.id,
  personId: decision.personId,
  amountFen: cutOf(decision.amountFen, left),
  reason: left.exceeded.map((limit) => limitSentence(limit, packs)).join('；'),
  cites: left.exceeded.flatMap((limit) => limit.cites),
})

function placesBySlot(taken: readonly { readonly slot: string; readonly place: number }[]): Map<string, Set<number>> {
  const grouped = Map.groupBy(taken, (one) => one.slot)
  return new Map([...grouped].map(([slot, own]) => [slot, new Set(own.map((one) => one.place))]))
}
