import type { Facts, Outcomes, RateEntry } from '#policy'
import { ENTERPRISE, GX_LIVING, LZ_LIVING, WORKSHOP } from './packs.ts'

/**
 * The measured rules as somebody would write them who has no rule language: one function, made for these four rules
 * alone. It leaves the same trace, a mask of what is not met and both amounts, and is the anchor of the compiled evaluator.
 */
export function decideByHand(facts: Facts, into: Outcomes): void {
  const { decisiveOn: on, region, trainingClass, organizer, occupation, trainee, attendance } = facts
  const mode = trainingClass?.mode
  const kind = trainingClass?.kind
  const days = attendance?.days ?? 0
  const attended = attendance !== undefined && days > 0
  const statuses = trainee?.statuses ?? []
  const projectBased = mode === 'project-based'
  const skills = kind === 'employment-skills'
  const startup = kind === 'startup'
  const lifted = statuses.includes('lifted-out-of-poverty')
  const underContract = contractCovers(facts)
  const approved =
    trainingClass?.openingApprovedAt != null && trainingClass.openingApprovedAt < trainingClass.firstSessionAt
  const gx = on >= '2022-02-22' && on <= '2025-12-31'
  const inGx = region.startsWith('45')

  const living =
    (gx ? 0 : 1) |
    (inGx ? 0 : 2) |
    ((projectBased && skills) || startup ? 0 : 4) |
    (lifted || statuses.includes('relapse-monitored') ? 0 : 8) |
    (approved ? 0 : 16) |
    (attended ? 0 : 32)
  const livingFen = living === 0 ? 5_000 * days : 0
  put(into, GX_LIVING, living, livingFen, livingFen)

  const workshop =
    (gx ? 0 : 1) |
    (inGx ? 0 : 2) |
    (projectBased ? 0 : 4) |
    (skills ? 0 : 8) |
    (organizer?.kind === 'assistance-workshop' ? 0 : 16) |
    (occupation?.nationallyListed === false ? 0 : 32) |
    (lifted ? 0 : 64) |
    (underContract ? 0 : 128) |
    (approved ? 0 : 256) |
    (attended ? 0 : 512)
  const workshopFen = workshop === 0 ? 20_000 * days : 0
  put(into, WORKSHOP, workshop, Math.min(workshopFen, 100_000), workshopFen)

  decideLiuzhou(facts, into, { projectBased, startup, statuses, attended, underContract, days })
}

interface Known {
  readonly projectBased: boolean
  readonly startup: boolean
  readonly statuses: readonly string[]
  readonly attended: boolean
  readonly underContract: boolean
  readonly days: number
}

function decideLiuzhou(facts: Facts, into: Outcomes, known: Known): void {
  const { decisiveOn: on, region, trainingClass, organizer, certificate } = facts
  const { projectBased, startup, statuses, attended, underContract, days } = known
  const kind = trainingClass?.kind
  const lz = on >= '2019-08-01' && on <= '2021-12-31'
  const inLz = region.startsWith('4502')
  const poor = statuses.includes('registered-poor')
  const lzLiving =
    (lz ? 0 : 1) |
    (inLz ? 0 : 2) |
    (projectBased || startup ? 0 : 4) |
    (poor || statuses.includes('rural-startup-lead') ? 0 : 8) |
    (attended ? 0 : 16)
  const lzLivingFen = lzLiving === 0 ? 5_000 * days : 0
  put(into, LZ_LIVING, lzLiving, lzLivingFen, lzLivingFen)

  const employeeTraining =
    kind === 'onboarding' || kind === 'safety' || kind === 'redeployment' || kind === 'skills-upgrading'
  let enterprise =
    (lz ? 0 : 1) |
    (inLz ? 0 : 2) |
    (organizer?.kind === 'enterprise' ? 0 : 4) |
    (employeeTraining ? 0 : 8) |
    (underContract ? 0 : 16) |
    (attended ? 0 : 32) |
    (certificate ? 0 : 64) |
    (feeTakenFrom(facts) ? 128 : 0)
  let fen = 0
  if (enterprise === 0) {
    const row = rateOf(facts)
    if (row) fen = row.rateFen
    else enterprise = 256
  }
  put(into, ENTERPRISE, enterprise, fen, fen)
}

function put(into: Outcomes, rule: number, unmet: number, amountFen: number, uncappedFen: number): void {
  into.unmet[rule] = unmet
  into.amountFen[rule] = amountFen
  into.uncappedFen[rule] = uncappedFen
}

/** Groups whose training takes no fee. */
const freeGroups = new Set<string>([
  'registered-poor',
  'child-of-registered-poor',
  'school-leaver',
  'rural-transfer-worker',
  'laid-off',
  'redeployed',
  'veteran',
  'disabled',
])

export const feeTakenFrom = ({ trainee }: Facts): boolean =>
  (trainee?.feeFen ?? 0) > 0 && trainee?.statuses.some((status) => freeGroups.has(status)) === true

/** With the organizer, from the first session to the last counted day. */
export function contractCovers({ trainee, trainingClass, attendance, decisiveOn }: Facts): boolean {
  const contract = trainee?.contract
  if (!contract?.withOrganizer) return false
  const firstOn = trainingClass?.firstSessionAt.slice(0, 10) ?? decisiveOn
  const lastOn = attendance?.lastCountedOn ?? firstOn
  return contract.from <= firstOn && (contract.until === null || contract.until >= lastOn)
}

const byRates = new WeakMap<readonly RateEntry[], Map<string | null, RateEntry[]>>()

/** Rows by occupation, the closest first: a longer region, then more keys. */
function rowsOf(rates: readonly RateEntry[]): Map<string | null, RateEntry[]> {
  const known = byRates.get(rates)
  if (known) return known
  const closeness = (row: RateEntry) =>
    row.region.length * 8 + [row.kind, row.occupation, row.level].filter(Boolean).length
  const rows = Map.groupBy(
    rates.toSorted((a, b) => closeness(b) - closeness(a)),
    (row) => row.occupation,
  )
  byRates.set(rates, rows)
  return rows
}

export function rateOf(facts: Facts): RateEntry | undefined {
  const rows = rowsOf(facts.rates)
  const own = firstFit(rows.get(facts.occupation?.code ?? null), facts)
  const general = firstFit(rows.get(null), facts)
  if (!own || !general) return own ?? general
  return general.region.length > own.region.length ? general : own
}

function firstFit(rows: readonly RateEntry[] | undefined, facts: Facts): RateEntry | undefined {
  return rows?.find(
    (row) =>
      (row.kind === null || row.kind === facts.trainingClass?.kind) &&
      (row.level === null || row.level === facts.occupation?.level) &&
      row.from <= facts.decisiveOn &&
      (row.until === null || facts.decisiveOn <= row.until) &&
      facts.region.startsWith(row.region),
  )
}
