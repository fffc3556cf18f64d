/** 政策：what the documents say, as rules, readings and rates; knows no person. */
export { type Check, type Decision, type Entitled, entitle, type NotEntitled } from './domain/evaluate.ts'
export {
  amountSentence,
  clauseName,
  type Explanation,
  explain,
  limitSentence,
  noticeSentence,
} from './domain/explain.ts'
export {
  type CertificateKind,
  certificateKinds,
  type Facts,
  type FundSource,
  fundSources,
  type MinuteText,
  type OrganizerKind,
  type RateEntry,
  type SkillLevel,
  type TraineeStatus,
  type TrainingKind,
  type TrainingMode,
} from './domain/facts.ts'
export {
  type Component,
  components,
  type FundItem,
  fundItems,
  type Limit,
  type Payee,
  payees,
} from './domain/language.ts'
export { type Claim, type Ration, ration } from './domain/ration.ts'
export { ruleOf } from './domain/registry.ts'
export { replay, type Trace } from './domain/trace.ts'
export { fundSourcesFor, packsFor, packsOn, type ReadingKey, ratesFor, readReading } from './library.ts'
export { workingCalendar } from './store-calendar.ts'
export { packHash } from './store-texts.ts'
