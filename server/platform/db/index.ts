export { insertRows } from './insert-rows.ts'
export { migrate } from './migrate.ts'
export { type Database, inTransaction, openDatabase, type Tx } from './open.ts'
export type { Widening } from './scope.ts'
