/** 人才：竞赛与获奖、评选、认定、人才库. */
export * from './contract-contests.ts'
export * from './contract-entries.ts'
export * from './contract-records.ts'
export * from './contract-rounds.ts'
export * from './contract-words.ts'
