import { Engine, type EngineResult, type RuleProperties } from 'json-rules-engine'
import type { Facts, Outcomes } from '#policy'
import { contractCovers, feeTakenFrom, rateOf } from './hand-written.ts'
import { ENTERPRISE, GX_LIVING, LZ_LIVING, WORKSHOP } from './packs.ts'

/**
 * The measured rules for json-rules-engine, as its users write them: conditions over flat facts, the amount in the
 * parameters of the event. What the product works out from the facts (the contract, the approval, the row of the table)
 * is given to the engine ready made. It says of every condition whether it held.
 */
interface Amount {
  readonly rule: number
  readonly perDayFen?: number
  readonly capFen?: number
}

type Leaf = readonly [fact: string, operator: string, value: unknown]

const is = ([fact, operator, value]: Leaf, priority = 10) => ({ fact, operator, value, priority })

const rule = (event: Amount, ...all: readonly object[]): RuleProperties =>
  ({ conditions: { all }, event: { type: 'entitled', params: event } }) as unknown as RuleProperties

const within = (from: string, until: string) => ({
  all: [is(['on', 'from', from]), is(['on', 'until', until])],
  priority: 10,
})
const any = (...conditions: readonly object[]) => ({ any: conditions, priority: 10 })
const all = (...conditions: readonly object[]) => ({ all: conditions, priority: 10 })

const gx = within('2022-02-22', '2025-12-31')
const lz = within('2019-08-01', '2021-12-31')
const attended = is(['days', 'greaterThan', 0])
const startup = is(['kind', 'equal', 'startup'])
const projectBased = is(['mode', 'equal', 'project-based'])

const rules = [
  rule(
    { rule: GX_LIVING, perDayFen: 5_000 },
    gx,
    is(['region', 'startsWith', '45']),
    any(all(projectBased, is(['kind', 'equal', 'employment-skills'])), startup),
    is(['statuses', 'meets', ['lifted-out-of-poverty', 'relapse-monitored']]),
    is(['approved', 'equal', true]),
    attended,
  ),
  rule(
    { rule: WORKSHOP, perDayFen: 20_000, capFen: 100_000 },
    gx,
    is(['region', 'startsWith', '45']),
    projectBased,
    is(['kind', 'equal', 'employment-skills']),
    is(['organizer', 'equal', 'assistance-workshop']),
    is(['listed', 'equal', false]),
    is(['statuses', 'contains', 'lifted-out-of-poverty']),
    is(['contract', 'equal', true]),
    is(['approved', 'equal', true]),
    attended,
  ),
  rule(
    { rule: LZ_LIVING, perDayFen: 5_000 },
    lz,
    is(['region', 'startsWith', '4502']),
    any(projectBased, startup),
    is(['statuses', 'meets', ['registered-poor', 'rural-startup-lead']]),
    attended,
  ),
  rule(
    { rule: ENTERPRISE },
    lz,
    is(['region', 'startsWith', '4502']),
    is(['organizer', 'equal', 'enterprise']),
    is(['kind', 'in', ['onboarding', 'safety', 'redeployment', 'skills-upgrading']]),
    is(['contract', 'equal', true]),
    attended,
    is(['certified', 'equal', true]),
    is(['feeTaken', 'equal', false]),
    // Asked only where everything else holds.
    is(['rateFen', 'notEqual', null], 1),
  ),
]

export function jsonRules(): Engine {
  const engine = new Engine(rules)
  engine.addOperator('from', (on: string, day: string) => on >= day)
  engine.addOperator('until', (on: string, day: string) => on <= day)
  engine.addOperator('startsWith', (region: string, prefix: string) => region.startsWith(prefix))
  engine.addOperator('meets', (own: readonly string[], wanted: readonly string[]) =>
    own.some((one) => wanted.includes(one)),
  )
  return engine
}

/** The facts as the engine wants them; made outside the clock. */
export const flatFacts = (facts: Facts) => ({
  on: facts.decisiveOn,
  region: facts.region,
  mode: facts.trainingClass?.mode ?? '',
  kind: facts.trainingClass?.kind ?? '',
  organizer: facts.organizer?.kind ?? '',
  listed: facts.occupation?.nationallyListed ?? true,
  statuses: facts.trainee?.statuses ?? [],
  contract: contractCovers(facts),
  approved: approvedInTime(facts),
  days: facts.attendance?.days ?? 0,
  certified: facts.certificate != null,
  feeTaken: feeTakenFrom(facts),
  rateFen: rateOf(facts)?.rateFen ?? null,
})

const approvedInTime = ({ trainingClass: c }: Facts): boolean =>
  c?.openingApprovedAt != null && c.openingApprovedAt < c.firstSessionAt

/** Masks and amounts from what the engine says, to compare them; a missing rate is bit 8, as in the product. */
export function readResult(
  { results, failureResults }: EngineResult,
  facts: ReturnType<typeof flatFacts>,
  into: Outcomes,
): void {
  for (const { conditions, event } of [...results, ...failureResults]) {
    const { rule: at, perDayFen, capFen = Number.MAX_SAFE_INTEGER } = (event?.params ?? {}) as unknown as Amount
    const asked = (conditions as unknown as { all: readonly { result?: boolean }[] }).all
    const unmet = asked.reduce((mask, { result }, bit) => mask | (result === false ? 1 << bit : 0), 0)
    const whole = perDayFen === undefined ? (facts.rateFen ?? 0) : perDayFen * facts.days
    into.unmet[at] = unmet
    into.uncappedFen[at] = unmet === 0 ? whole : 0
    into.amountFen[at] = unmet === 0 ? Math.min(whole, capFen) : 0
  }
}
