/** The compiled evaluator: masks and amounts per record, words only for what somebody opens. */
export { type CompiledPacks, compilePacks } from './compile.ts'
export type { Outcomes } from './outcomes.ts'
