export { migrate, migrationNames } from './migrate.ts'
export { type Database, inTransaction, openDatabase, type Tx } from './open.ts'
export { reachOf, type Widening } from './scope.ts'
