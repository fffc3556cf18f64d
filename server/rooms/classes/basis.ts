import type { DateText } from '#kernel/dates'
import { type Fen, zeroFen } from '#kernel/money'
import { findOrganization } from '#organizations'
import { diedOn } from '#people'
import type { Tx } from '#platform/db'
import type { Facts, FundItem } from '#policy'
import { countingFor, marksByTrainee } from './attendance-sheet.ts'
import { type Attended, attendance } from './domain/attended-dates.ts'
import { fullYears } from './domain/ideal-facts.ts'
import { organizerFacts, traineeFacts } from './known-facts.ts'
import { findClass, selectBudget, selectSessions, type TrainingClass } from './store.ts'
import { type FeeStanding, feeStandings } from './store-fees.ts'
import { type Enrollment, selectEnrollments } from './store-roster.ts'

/** Everything the policy asks of a class and its trainees, assembled from what was recorded; nothing is typed again. */
export interface SubsidyBasis {
  readonly trainingClass: TrainingClass
  /** The facts all trainees share, in the shape the policy asks for. */
  readonly facts: Pick<
    Facts,
    'matter' | 'decisiveOn' | 'region' | 'trainingClass' | 'organizer' | 'occupation' | 'paidTo'
  >
  /** The days of the timetable. */
  readonly scheduledDates: readonly DateText[]
  /** What the approval reserved, per fund item. */
  readonly budget: readonly BudgetItem[]
  /** Everybody ever enrolled, withdrawn people included, by name. */
  readonly enrollments: readonly BasisEnrollment[]
  /** Who of them has died, and when. */
  readonly died: ReadonlyMap<string, DateText>
}

export interface BudgetItem {
  readonly item: FundItem
  readonly source: string
  readonly amountFen: Fen
}

export interface BasisEnrollment {
  readonly enrollmentId: string
  readonly personId: string
  readonly personName: string
  readonly residentIdTail: string
  readonly township: string
  /** All statuses of the snapshot; `trainee.statuses` are those a rule may ask for. */
  readonly statuses: readonly string[]
  readonly trainee: NonNullable<Facts['trainee']>
  readonly attendance: NonNullable<Facts['attendance']>
  /** Only where the class trains apprentices and the agreement is recorded. */
  readonly apprenticeship: Facts['apprenticeship']
  /** Scheduled days on which the person was present in every session; none after the person's death, whatever was marked. */
  readonly attendedDates: readonly DateText[]
  readonly passed: boolean | null
  readonly withdrawnOn: DateText | null
}

/** What a class's subsidies are computed from, or undefined when the class is out of reach. */
export async function subsidyBasis(tx: Tx, classId: string): Promise<SubsidyBasis | undefined> {
  const trainingClass = await findClass(tx, classId)
  const organization = trainingClass && (await findOrganization(tx, trainingClass.organizationId))
  if (!trainingClass || !organization) return undefined
  const sessions = await selectSessions(tx, classId)
  const counting = await countingFor(tx, trainingClass)
  const marks = await marksByTrainee(tx, classId)
  const roll = await selectEnrollments(tx, classId)
  const standings = await feeStandings(tx, classId)
  const died = await diedOn(
    tx,
    roll.map(({ personId }) => personId),
  )
  const enrollments = roll.map((enrollment) => {
    const last = died.get(enrollment.personId)
    const lived = last ? sessions.filter(({ heldOn }) => heldOn <= last) : sessions
    const attended = attendance(lived, marks.get(enrollment.id) ?? new Map(), counting)
    const feeFen = feeTaken(enrollment, standings)
    return basisOf(trainingClass, enrollment, attended, feeFen, last)
  })
  const organizer = await organizerFacts(tx, trainingClass, organization.kind)
  return {
    trainingClass,
    facts: sharedFacts(trainingClass, sessions[0]?.startsAt ?? '00:00', organizer),
    scheduledDates: [...new Set(sessions.map(({ heldOn }) => heldOn))],
    budget: await selectBudget(tx, classId),
    enrollments,
    died,
  }
}

/** Who died before the test sat none, whatever was recorded; nor did who left the roll by dying, and did not walk away. */
function outcomeOf(
  { withdrawnOn, passed, testedOn, endedByDeath }: Enrollment,
  endsOn: DateText,
  died: DateText | undefined,
): NonNullable<Facts['attendance']>['outcome'] {
  if (withdrawnOn && !endedByDeath) return 'withdrawn'
  if (withdrawnOn || passed === null || (died && died < (testedOn ?? endsOn))) return 'untested'
  return passed ? 'passed' : 'failed'
}

/** The approval is known to the day: it counts as given at the end of it. Only a class that may be subsidised has one. */
function sharedFacts(
  trainingClass: TrainingClass,
  firstAt: string,
  organizer: NonNullable<Facts['organizer']>,
): SubsidyBasis['facts'] {
  const { startsOn, approvedOn, regionCode, mode, tradeListed, tradeCode, level, cooperation, paidTo } = trainingClass
  return {
    matter: 'training',
    decisiveOn: startsOn,
    region: regionCode,
    trainingClass: {
      mode,
      kind: trainingClass.kind,
      openingApprovedAt: approvedOn && `${approvedOn}T23:59`,
      firstSessionAt: `${startsOn}T${firstAt}`,
      ...(cooperation && { cooperation }),
    },
    organizer,
    occupation: { nationallyListed: tradeListed, code: tradeCode, level },
    ...(paidTo && { paidTo }),
  }
}

/**
 * What was taken from a trainee, as it is known: what the own report says, given back or not; else what was recorded. While
 * somebody of the class says that money was taken, only who has confirmed otherwise is known to have paid nothing.
 */
function feeTaken({ id, feeFen }: Enrollment, standings: ReadonlyMap<string, FeeStanding>): Fen | undefined {
  const own = standings.get(id)
  if (own?.chargedFen) return own.chargedFen
  if (own?.confirmed) return feeFen ?? zeroFen
  const doubted = [...standings.values()].some(({ open }) => open)
  return doubted && !feeFen ? undefined : (feeFen ?? undefined)
}

function basisOf(
  { kind, startsOn, endsOn }: TrainingClass,
  enrollment: Enrollment,
  { dates, hours }: Attended,
  feeFen: Fen | undefined,
  died: DateText | undefined,
): BasisEnrollment {
  const { id, hasContract, contractFrom, contractUntil, statuses } = enrollment
  const contract = hasContract && contractFrom ? { startsOn: contractFrom, endsOn: contractUntil } : undefined
  const outcome = outcomeOf(enrollment, endsOn, died)
  const agreed = kind === 'apprentice' && enrollment.agreementSignedOn !== null
  return {
    enrollmentId: id,
    personId: enrollment.personId,
    personName: enrollment.personName,
    residentIdTail: enrollment.residentIdTail,
    township: enrollment.township,
    statuses,
    trainee: traineeFacts({ ...enrollment, contract }, feeFen),
    attendance: { days: dates.length, lastCountedOn: dates.at(-1) ?? null, hours, outcome },
    apprenticeship: agreed ? { agreementSigned: true, years: fullYears(startsOn, endsOn) } : undefined,
    attendedDates: dates,
    passed: enrollment.passed,
    withdrawnOn: enrollment.withdrawnOn,
  }
}
