/** What the operator's tool needs of the room; no database behind any of it. */

export { factsSchema } from '../domain/facts-schema.ts'
export { nearest } from '../domain/nearest.ts'
export { allFieldWords } from '../domain/rule-page.ts'
export { decisionLine, decisionText } from './decision-text.ts'
export { type KnownPack, knownPacks } from './known-packs.ts'
export { pageText } from './page-text.ts'
export { type FileFault, factsFrom } from './read-facts.ts'
export { rateColumns, ratesFrom } from './read-rates.ts'
export { runCases } from './run-cases.ts'
