import { type DateText, yearOf } from '#kernel/dates'
import { add, type Fen, subtract, zeroFen } from '#kernel/money'
import { type Claim, type Decision, entitle, type Facts, ration } from '#policy'
import { limitsOf, type PolicyPack, type Rule } from '#policy/language'

/** One enrolment as the laboratory sees it: facts, and what the limits count by. */
export interface LabCase {
  readonly id: string
  readonly person: string
  readonly trainingClass: string
  readonly organizer: string
  readonly facts: Facts
  readonly days: readonly DateText[]
}

/** What a rule gives in one case, after the limits; refusals keep their decision for the words. */
export interface LabResult {
  readonly amountFen: Fen
  readonly decision: Decision
  /** Limits took all of it or a part. */
  readonly limited: boolean
}

/** Results by `<case id> <rule id>`. */
export type LabResults = ReadonlyMap<string, LabResult>

/**
 * Decides every case by the packs in force on its day and place, then rations all claims together in the order of
 * application; nothing is stored. The reference evaluator decides: what is tried is explained like any decision.
 */
export function decideAll(cases: readonly LabCase[], packs: readonly PolicyPack[]): LabResults {
  const rules = new Map(packs.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const)))
  const results = new Map<string, LabResult>()
  const claims: Claim[] = []
  for (const [index, one] of cases.entries()) {
    for (const decision of entitle(one.facts, packsOf(one.facts, packs))) {
      const key = `${one.id} ${decision.ruleId}`
      const rule = rules.get(decision.ruleId)
      if (decision.entitled && rule) claims.push(claimOf(key, index, one, decision.trace, rule))
      results.set(key, { amountFen: decision.entitled ? decision.amountFen : zeroFen, decision, limited: false })
    }
  }
  for (const { claimId, amountFen, exceeded } of ration(claims, [])) {
    const result = results.get(claimId)
    if (result && exceeded.length > 0) results.set(claimId, { ...result, amountFen, limited: true })
  }
  return results
}

/** The document whose period and place the case falls in: others would refuse it anyway. */
const packsOf = ({ decisiveOn, region }: Facts, packs: readonly PolicyPack[]): readonly PolicyPack[] =>
  packs.filter(
    ({ document: d }) => region.startsWith(d.territory) && d.effectiveFrom <= decisiveOn && decisiveOn <= d.validUntil,
  )

function claimOf(id: string, index: number, one: LabCase, trace: Claim['trace'], rule: Rule): Claim {
  const { facts, days, person, trainingClass, organizer } = one
  const effectiveOn = facts.certificate?.issuedOn ?? facts.attendance?.lastCountedOn ?? facts.decisiveOn
  return {
    id,
    person,
    effectiveOn,
    submissionNo: index,
    year: yearOf(effectiveOn),
    occupation: facts.occupation?.code ?? null,
    level: facts.occupation?.level ?? null,
    organizer,
    trainingClass,
    ...(facts.certificate && { certificate: one.id }),
    days,
    limits: limitsOf(rule, facts.settings),
    trace,
  }
}

/** One case and rule whose amount is not what it was. */
export interface LabDifference {
  readonly caseId: string
  readonly ruleId: string
  readonly beforeFen: Fen
  readonly afterFen: Fen
}

/** Everything the changes did, the largest difference first. */
export function differencesOf(before: LabResults, after: LabResults): LabDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((key) => {
      const [caseId = '', ruleId = ''] = key.split(' ')
      const [beforeFen, afterFen] = [before.get(key)?.amountFen ?? zeroFen, after.get(key)?.amountFen ?? zeroFen]
      return beforeFen === afterFen ? [] : [{ caseId, ruleId, beforeFen, afterFen }]
    })
    .sort(
      (a, b) =>
        Math.abs(b.afterFen - b.beforeFen) - Math.abs(a.afterFen - a.beforeFen) || (a.caseId < b.caseId ? -1 : 1),
    )
}

export interface Side {
  readonly people: number
  readonly amountFen: Fen
}

/** People and cost under each side, cut by any key of a case or a rule. */
export function sliceBy(
  cases: ReadonlyMap<string, LabCase>,
  [before, after]: readonly [LabResults, LabResults],
  keyOf: (one: LabCase, ruleId: string) => string,
): Map<string, { before: Side; after: Side; differenceFen: Fen }> {
  const sides = [totals(cases, before, keyOf), totals(cases, after, keyOf)] as const
  const none: Side = { people: 0, amountFen: zeroFen }
  return new Map(
    [...new Set(sides.flatMap((side) => [...side.keys()]))].sort().map((key) => {
      const [was, now] = [sides[0].get(key) ?? none, sides[1].get(key) ?? none]
      return [key, { before: was, after: now, differenceFen: subtract(now.amountFen, was.amountFen) }]
    }),
  )
}

function totals(
  cases: ReadonlyMap<string, LabCase>,
  results: LabResults,
  keyOf: (one: LabCase, ruleId: string) => string,
): Map<string, Side> {
  const people = new Map<string, Set<string>>()
  const money = new Map<string, Fen>()
  for (const [id, { amountFen }] of results) {
    const [caseId = '', ruleId = ''] = id.split(' ')
    const one = cases.get(caseId)
    if (!one || amountFen === zeroFen) continue
    const key = keyOf(one, ruleId)
    money.set(key, add(money.get(key) ?? zeroFen, amountFen))
    people.set(key, (people.get(key) ?? new Set()).add(one.person))
  }
  return new Map([...money].map(([key, amountFen]) => [key, { people: people.get(key)?.size ?? 0, amountFen }]))
}

/** Whose sum over all rules rose or fell. */
export function winnersAndLosers(
  cases: ReadonlyMap<string, LabCase>,
  differences: readonly LabDifference[],
): { winners: Side; losers: Side } {
  const change = new Map<string, number>()
  for (const { caseId, beforeFen, afterFen } of differences) {
    const person = cases.get(caseId)?.person ?? caseId
    change.set(person, (change.get(person) ?? 0) + afterFen - beforeFen)
  }
  const side = (sign: 1 | -1): Side => {
    const own = [...change.values()].filter((fen) => fen * sign > 0)
    return { people: own.length, amountFen: own.reduce((sum, fen) => sum + fen * sign, 0) as Fen }
  }
  return { winners: side(1), losers: side(-1) }
}
