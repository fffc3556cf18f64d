/**
 * The words in which policy is written. A rule is data: conditions asked of the facts, a rate in force since a day,
 * a payee, a fund, limits, and what it does not model. Amount, trace, refusal, checklist, notice sentence and public
 * page all come from this one object.
 */
export { yuan } from '#kernel/money'
export type { Briefing } from './briefing.ts'
export {
  atLeast,
  atMost,
  type Bound,
  both,
  type Condition,
  either,
  is,
  noneOf,
  reads,
  subject,
  type Test,
  when,
} from './condition.ts'
export { between, type Dated, inTurn, since, valueOn } from './dated.ts'
export type { PolicyDocument } from './document.ts'
export type { Facts, RateEntry } from './facts.ts'
export * from './items.ts'
export * from './limit.ts'
export * from './rate.ts'
export { fixedSources, sourceTables, tablesOf } from './rate-tables.ts'
export {
  choice,
  count,
  type DayReading,
  type EvidenceReading,
  evidence,
  type Reading,
  type ShareReading,
  share,
  validity,
} from './reading.ts'
export * from './rule.ts'
export { type Change, changeFault, type Knob, knobsOf, varied } from './vary.ts'
export { type FundSource, fundSources } from './words.ts'
