/**
 * 证书：other rooms ask for the certificates of a class.
 * Events: `certificate.issued` {certificateId, classId, enrollmentId, personId}, `certificate.revoked` {certificateId, classId}.
 */
export { type Certificate, certificatesOf } from './store.ts'
export { type CertificateFact, certificateFacts } from './store-month.ts'
