/**
 * 证书：other rooms ask for the certificates of a class, and for the certificates of people as matters of claims.
 * Events: `certificate.issued` {certificateId, classId, enrollmentId, personId}, `certificate.revoked` {certificateId, classId},
 * `credential.revoked` {credentialId}.
 */
export { type CredentialMatter, claimMatterOf, claimMattersOf } from './claim-matter.ts'
export { type Certificate, certificatesOf } from './store.ts'
export { type CertificateFact, certificateFacts } from './store-month.ts'
