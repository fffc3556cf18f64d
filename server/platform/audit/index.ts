export { appendCheckpoint, chainHeads } from './checkpoint.ts'
export { type AuditNote, record, recordAll } from './record.ts'
export { sealPending, startSealing } from './seal.ts'
export { type AuditVerdict, verifyAudit } from './verify.ts'
