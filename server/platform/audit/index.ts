export { appendCheckpoint } from './checkpoint.ts'
export { type AuditNote, MONEY_STREAMS, record } from './record.ts'
export { sealPending, startSealing } from './seal.ts'
export { type AuditVerdict, verifyAudit } from './verify.ts'
