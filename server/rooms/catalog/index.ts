/** 目录：what a trade is, whether the national list knows it, whether it may be taught as a project; the dictionaries. */
export { categoryOf, confined } from './domain/dictionaries.ts'
export { mayBeProject, type ProjectScope, scopeSentence } from './domain/project-scope.ts'
export { codesOfTrade, findTrade, findTrades } from './store.ts'
export { projectScope } from './store-lists.ts'
