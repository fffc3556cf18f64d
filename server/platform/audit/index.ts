export { appendCheckpoint } from './checkpoint.ts'
export { record } from './record.ts'
export { sealPending, startSealing } from './seal.ts'
export { type AuditVerdict, verifyAudit } from './verify.ts'
