/** What the cases of a pack have not tried: a number without its neighbour, a condition never refused for alone. */
import { addDays, type DateText } from '#kernel/dates'
import { type Bound, leavesOf } from '../condition.ts'
import { type Decision, entitle } from '../evaluate.ts'
import type { Facts } from '../facts.ts'
import { measureOf, quantities } from '../figures.ts'
import type { Rate } from '../rate.ts'
import { type PolicyPack, type Rule, standingConditions } from '../rule.ts'
import type { PolicyCase } from './cases.ts'

/** A case with what the rule decided for it. */
interface Tried {
  readonly facts: Facts
  readonly decision: Decision
}

/** The gaps of every rule of a pack, each with the rule's id; empty when nothing is left untried. */
export const untried = (pack: PolicyPack, cases: readonly PolicyCase[], packs: readonly PolicyPack[]): string[] =>
  pack.rules.flatMap((rule) => untriedOf(rule, pack, cases, packs).map((gap) => `${rule.id}：${gap}`))

/** One sentence for each gap; empty when every condition and every number of the rule has been tried at its bound. */
export function untriedOf(
  rule: Rule,
  pack: PolicyPack,
  cases: readonly PolicyCase[],
  packs: readonly PolicyPack[],
): string[] {
  const own = cases
    .filter(({ ruleId }) => ruleId === rule.id)
    .flatMap(({ facts }) => {
      const decision = entitle(facts, packs).find(({ ruleId }) => ruleId === rule.id)
      return decision ? [{ facts, decision }] : []
    })
  return [
    ...conditionGaps(rule, pack, own),
    ...boundGaps(rule, own),
    ...rateGaps(rule, own),
    ...dayGaps(rule, pack, own),
  ]
}

/** Every condition must once be the only reason. */
function conditionGaps(rule: Rule, { document }: PolicyPack, cases: readonly Tried[]): string[] {
  const alone = cases.flatMap(({ decision }) => {
    const reasons = decision.entitled ? [] : decision.reasons
    return reasons.length === 1 ? reasons.map(({ condition }) => condition) : []
  })
  return [...standingConditions(document), ...rule.requires]
    .filter(({ code }) => !alone.includes(code))
    .map(({ labels }) => `没有只因“${labels[0]}”不符合的案例`)
}

/** A bound is tried at itself and one beyond. */
function boundGaps(rule: Rule, cases: readonly Tried[]): string[] {
  const leaves = rule.requires.flatMap(({ test }) => leavesOf(test))
  return leaves.flatMap((leaf) => {
    if (!('measure' in leaf)) return []
    const { labels, unit, read } = measureOf(leaf.measure)
    const bound = numberOf(leaf.bound, rule)
    const beyond = leaf.compare === 'at-least' ? bound - 1 : bound + 1
    const seen = new Set(cases.map(({ facts }) => read(facts)))
    return [bound, beyond].filter((one) => !seen.has(one)).map((one) => `没有${labels[0]} ${one}${unit[0]}的案例`)
  })
}

function numberOf(bound: Bound, { readings }: Rule): number {
  if (typeof bound === 'number') return bound
  const reading = readings[bound]
  return reading && 'kind' in reading ? Number(reading.value) : Number.NaN
}

function rateGaps({ rate }: Rule, cases: readonly Tried[]): string[] {
  return rate.flatMap(({ from, until, value }) => {
    const within = cases.filter(({ facts: { decisiveOn: on } }) => from <= on && (until === null || on <= until))
    return gapsIn(value, within)
  })
}

function gapsIn(rate: Rate, cases: readonly Tried[]): string[] {
  const inner = 'of' in rate && typeof rate.of === 'object' ? gapsIn(rate.of, cases) : []
  return [...inner, ...ownGaps(rate, cases)]
}

function ownGaps(rate: Rate, cases: readonly Tried[]): string[] {
  switch (rate.op) {
    case 'tiers':
      return tierGaps(rate, cases)
    case 'up-to':
    case 'up-to-stated':
      return turnGaps(rate.op, '封顶', cases)
    case 'at-least':
      return turnGaps(rate.op, '最低额', cases)
    case 'within':
      return bandGaps(rate, cases)
    default:
      return []
  }
}

const paidIn = (cases: readonly Tried[]) => cases.flatMap(({ decision }) => (decision.entitled ? [decision] : []))

/** A cap or a floor once changes the amount, and once does not. */
function turnGaps(turn: Rate['op'], name: string, cases: readonly Tried[]): string[] {
  const paid = paidIn(cases)
  const changed = paid.filter(({ trace }) => {
    const at = trace.findIndex(({ op }) => op === turn)
    return at > 0 && trace[at]?.resultFen !== trace[at - 1]?.resultFen
  })
  return [
    ...(changed.length > 0 ? [] : [`没有${name}起作用的案例`]),
    ...(changed.length < paid.length ? [] : [`没有${name}不起作用的案例`]),
  ]
}

/** Both ends of a band, and both sides beyond it. */
function bandGaps({ leastFen, mostFen }: Extract<Rate, { op: 'within' }>, cases: readonly Tried[]): string[] {
  const paid = new Set<number>(paidIn(cases).map(({ amountFen }) => amountFen))
  const outside = cases.filter(
    ({ decision }) => !decision.entitled && decision.reasons.some((one) => one.condition === 'rate-outside-band'),
  )
  return [
    ...[leastFen, mostFen].filter((end) => !paid.has(end)).map((end) => `没有恰为 ${end} 分的案例`),
    ...(outside.length >= 2 ? [] : ['没有低于和高于幅度的案例']),
  ]
}

/** The last unit of a step and the first of the next. */
function tierGaps({ unit, tiers }: Extract<Rate, { op: 'tiers' }>, cases: readonly Tried[]): string[] {
  const seen = new Set(cases.map(({ facts }) => quantities[unit](facts)))
  let last = 0
  return tiers.flatMap(({ first }) => {
    if (first === null) return []
    last += first
    return [last, last + 1].filter((one) => !seen.has(one)).map((one) => `没有数量恰为 ${one} 的案例`)
  })
}

/** The first day and the day before it, the last day and the day after it; the same where a rate changes. */
function dayGaps({ rate }: Rule, { document }: PolicyPack, cases: readonly Tried[]): string[] {
  const seen = new Set<DateText>(cases.map(({ facts }) => facts.decisiveOn))
  const { effectiveFrom, validUntil } = document
  const changes = rate.slice(1).flatMap(({ from }) => [addDays(from, -1), from])
  const wanted = [addDays(effectiveFrom, -1), effectiveFrom, ...changes, validUntil, addDays(validUntil, 1)]
  return wanted.filter((day) => !seen.has(day)).map((day) => `没有决定日为 ${day} 的案例`)
}
