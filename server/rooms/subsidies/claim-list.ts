import type { Certificate } from '#assessment'
import type { SubsidyBasis } from '#classes'
import { type DateText, yearOf } from '#kernel/dates'
import type { Fen } from '#kernel/money'
import { organizationName } from '#organizations'
import type { PlaceWanted } from '#people'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type Claim, type Limit, limitSentence, packsFor, type Ration, ration, readReading, ruleOf } from '#policy'
import { skillLevels } from '#policy/contract'
import { limitsOf } from '#policy/language'
import { cutOf, servicePeriod, takePlaces, usesOf } from './domain/places.ts'
import type { StoredDecision } from './store-decisions.ts'
import type { NewLine } from './store-lines.ts'

export interface ClaimedLine extends Omit<NewLine, 'lineNumber'> {
  readonly sources: readonly string[]
  readonly uses: readonly ChosenPlace[]
}

/** A place under a limit, chosen for a line. */
type ChosenPlace = PlaceWanted & { readonly place: number }

export interface Cut {
  readonly decisionId: string
  readonly personId: string
  readonly amountFen: Fen
  readonly reason: string
  readonly cites: readonly string[]
}

interface Given {
  readonly basis: SubsidyBasis
  readonly certificates: readonly Certificate[]
  readonly due: readonly StoredDecision[]
  /** Places the persons hold already, in all counties. */
  readonly taken: readonly { readonly slot: string; readonly place: number }[]
  /** Slots of 原则上 limits for which an exception was approved. */
  readonly exceptions: readonly string[]
}

type Packs = Awaited<ReturnType<typeof packsFor>>

/**
 * Rations what is due by the limits of its rules: lines for what is left, cuts for what is not, and the keys of the
 * limits that now count for them.
 */
export async function assembleClaim(
  tx: Tx,
  given: Given,
): Promise<{ lines: ClaimedLine[]; cuts: Cut[]; limitKeys: string[] }> {
  const { trainingClass } = given.basis
  const packs = await packsFor(tx, trainingClass.regionCode)
  const organizer = await organizationName(tx, trainingClass.organizationId)
  const byClaim = (await readReading(tx, 'limits.year', trainingClass.regionCode)) === 'claim'
  const rations = new Map(
    ration(
      given.due.map((decision, index) => claimOf(decision, index, given, packs, byClaim ? tx.today : undefined)),
      given.taken.map(({ slot }) => slot),
    ).map((one) => [one.claimId, one]),
  )
  const taken = placesBySlot(given.taken)
  const pairs = given.due.flatMap((decision) => {
    const left = rations.get(decision.id)
    return left ? [{ decision, left }] : []
  })
  return {
    lines: pairs
      .filter(({ left }) => left.granted)
      .map(({ decision, left }) => lineOf({ decision, left, organizer, packs, taken, given })),
    cuts: pairs
      .filter(({ decision, left }) => cutOf(decision.amountFen, left) > 0)
      .map(({ decision, left }) => cutFrom(decision, left, packs)),
    limitKeys: given.due.flatMap(({ ruleId }) => ruleOf(ruleId, packs).rule.limits.map(keyOf)),
  }
}

const keyOf = ({ per, counts }: Limit): string => `${per}|${counts}`

/**
 * The claim as the limits see it: it counts in the year of the certificate, or of completion where there is none.
 * @param claimedOn where a document has decided that the year of the claim counts
 */
function claimOf(decision: StoredDecision, index: number, given: Given, packs: Packs, claimedOn?: DateText): Claim {
  const { basis, certificates, exceptions } = given
  const { trainingClass } = basis
  const certificate = certificates.find((one) => one.enrollmentId === decision.enrollmentId && !one.revokedOn)
  const effectiveOn = certificate?.issuedOn ?? completedOn(basis)
  const made = decision.detail.decision
  return {
    id: decision.id,
    person: decision.personId,
    effectiveOn,
    submissionNo: index,
    year: yearOf(claimedOn ?? effectiveOn),
    occupation: trainingClass.tradeIdentity,
    level: trainingClass.level,
    organizer: trainingClass.organizationId,
    trainingClass: trainingClass.id,
    ...(certificate && { certificate: certificate.id }),
    days: decision.detail.days,
    exceptions,
    limits: limitsOf(ruleOf(decision.ruleId, packs).rule, decision.detail.facts.settings),
    trace: made.entitled ? made.trace : [],
  }
}

function completedOn({ trainingClass }: SubsidyBasis): DateText {
  return trainingClass.completedOn ?? trainingClass.endsOn
}

interface Granted {
  readonly decision: StoredDecision
  readonly left: Ration
  readonly organizer: string
  readonly packs: Packs
  readonly taken: Map<string, Set<number>>
  readonly given: Given
}

function lineOf({ decision, left, organizer, packs, taken, given }: Granted): ClaimedLine {
  const id = newId()
  const made = decision.detail.decision
  const { personId, personName, township, enrollmentId, ruleId, revision } = decision
  const toOrganizer = made.payee !== 'person'
  const period = servicePeriod(decision.detail.days, left.cutDays)
  const wanted = usesOf(left, ruleOf(ruleId, packs).rule.limits, given.exceptions)
  return {
    id,
    decisionId: decision.id,
    enrollmentId,
    personId,
    personName,
    township,
    ruleId,
    component: made.component,
    item: made.fundItem,
    payeeKind: toOrganizer ? 'organization' : 'person',
    payeeId: toOrganizer ? decision.organizationId : personId,
    payeeName: toOrganizer ? organizer : personName,
    serviceFrom: period.from,
    serviceUntil: period.until,
    dueRevision: revision,
    amountFen: left.amountFen,
    trace: left.trace,
    sources: made.entitled ? made.sources : [],
    uses: takePlaces(wanted, taken).map((use) => ({ ...use, personId, slotWords: slotWords(use.slot, given.basis) })),
  }
}

/** The slot as people read it, where a code alone would not say it. */
function slotWords(slot: string, { trainingClass: { tradeName, level } }: SubsidyBasis): string {
  if (!slot.startsWith('person-occupation-level|')) return ''
  return level ? `${tradeName}（${skillLevels.label(level)}）` : tradeName
}

const cutFrom = (decision: StoredDecision, left: Ration, packs: Packs): Cut => ({
  decisionId: decision.id,
  personId: decision.personId,
  amountFen: cutOf(decision.amountFen, left),
  reason: left.exceeded.map((limit) => limitSentence(limit, packs)).join('；'),
  cites: left.exceeded.flatMap((limit) => limit.cites),
})

function placesBySlot(taken: Given['taken']): Map<string, Set<number>> {
  const grouped = Map.groupBy(taken, (one) => one.slot)
  return new Map([...grouped].map(([slot, own]) => [slot, new Set(own.map((one) => one.place))]))
}
