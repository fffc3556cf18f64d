/** 政策：what the documents say, as rules, readings and rates; knows no person. */

export type { ClaimMatter, ClaimSubject, MatterHead } from './claim-matter.ts'
export { conditionsOn, ruleWanting } from './domain/asking.ts'
export { type Bar, barred, type Lapse, lapsed } from './domain/barred.ts'
export * from './domain/columns/index.ts'
export * from './domain/compiled/index.ts'
export { type Check, type Decision, type Entitled, entitle, type NotEntitled } from './domain/evaluate.ts'
export { type Explanation, explain } from './domain/explain.ts'
export type { Facts, MinuteText, RateEntry } from './domain/facts.ts'
export { type Component, components, type FundItem, fundItems, type Payee, payees } from './domain/items.ts'
export type { Limit } from './domain/limit.ts'
export { type Claim, type Ration, ration, takesPart, wholePlaces } from './domain/ration.ts'
export { ruleOf } from './domain/registry.ts'
export { amountSentence, clauseName, limitSentence, noticeSentence } from './domain/sentences.ts'
export { replay, type Trace } from './domain/trace.ts'
export {
  type CertificateKind,
  certificateKinds,
  type FundSource,
  fundSources,
  type OrganizerKind,
  type SkillLevel,
  type TraineeStatus,
  type TrainingKind,
  type TrainingMode,
} from './domain/words.ts'
export {
  asksOfClass,
  documentsAsking,
  everyRate,
  evidenceIn,
  fundSourcesFor,
  packsFor,
  packsOn,
  type ReadingKey,
  ratesFor,
  readReading,
  readReadings,
  settingsFor,
} from './library.ts'
export { packReader } from './pack-reader.ts'
export { workingCalendar } from './store-calendar.ts'
export { packHash } from './store-texts.ts'
export * from './tool/index.ts'
