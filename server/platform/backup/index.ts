/** Backup and restore: one encrypted file, taken while work goes on, compared row by row when it comes back. Knows no room. */
export { backUp, type Witnesses } from './dump.ts'
export { type Restored, restore } from './restore.ts'
