/** 证书：other rooms ask for the certificates of a class. Event: `certificate.issued` {certificateId, classId, enrollmentId, personId}. */
export { type Certificate, certificatesOf } from './store.ts'
