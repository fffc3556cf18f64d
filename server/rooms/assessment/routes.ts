import type { Role } from '#platform/auth'
import { type Row, row } from '#platform/http'
import * as entering from './actions/enter-credentials.ts'
import { listClaimableCredentials } from './actions/find-claimable.ts'
import { issueCertificates } from './actions/issue-certificates.ts'
import * as bodies from './actions/keep-bodies.ts'
import * as exceptions from './actions/keep-exceptions.ts'
import * as reading from './actions/read-credentials.ts'
import { revokeCertificate } from './actions/revoke-certificate.ts'
import * as settling from './actions/settle-credential.ts'
import { checkCertificate } from './check-certificate.ts'
import * as contract from './contract.ts'
import { downloadCredentialTemplate } from './credential-form.ts'
import { printCertificate } from './print-certificate.ts'
import { certificatesOf, certificatesOfPerson, selectCertificates } from './store.ts'

const ISSUERS: readonly Role[] = ['school', 'workshop', 'enterprise']
const READERS: readonly Role[] = [
  ...ISSUERS,
  'teacher',
  'county-clerk',
  'second-reviewer',
  'approver',
  'finance',
  'accountant',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
]
/** 市人社局、自治区人社厅: one enters, another confirms. */
const REGISTRARS: readonly Role[] = ['city-officer', 'region-officer']
/** Bodies enter what they issue, the county's clerk what its people hold. */
const ENTERERS: readonly Role[] = ['county-clerk', 'school', 'enterprise']
const CREDENTIAL_READERS: readonly Role[] = [
  ...ENTERERS,
  'second-reviewer',
  'approver',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
]

export const routes: readonly Row[] = [
  row(contract.listCertificates, READERS, async (tx, _, { classId }) => ({
    certificates: await certificatesOf(tx, classId),
  })),
  row(contract.searchCertificates, READERS, (tx, _, filter) => selectCertificates(tx, filter)),
  row(contract.issueCertificates, ISSUERS, issueCertificates),
  row(contract.revokeCertificate, [...ISSUERS, 'county-clerk'], revokeCertificate),
  row(contract.printCertificate, [...READERS, 'trainee'], (tx, _, input) => printCertificate(tx, input)),
  row(contract.checkCertificate, 'anyone', (tx, _, input) => checkCertificate(tx, input), { limitPerMinute: 30 }),
  row(contract.listMyCertificates, ['trainee'], async (tx, { personId }) => ({
    certificates: await certificatesOfPerson(tx, personId ?? ''),
  })),
  row(contract.listBodies, 'anyone', bodies.listBodies),
  row(contract.registerBody, REGISTRARS, bodies.registerBody),
  row(contract.confirmBody, REGISTRARS, bodies.confirmBody),
  row(contract.rejectBody, REGISTRARS, bodies.rejectBody),
  row(contract.endBody, REGISTRARS, bodies.endBody),
  row(contract.listCertificateTypes, 'anyone', reading.listCertificateTypes),
  row(contract.addCertificateType, REGISTRARS, reading.addCertificateType),
  row(contract.listCredentials, [...CREDENTIAL_READERS, 'trainee'], reading.listCredentials),
  row(contract.enterCredential, ENTERERS, entering.enterCredential),
  row(contract.importCredentials, ENTERERS, entering.importCredentials),
  row(contract.downloadCredentialTemplate, ENTERERS, downloadCredentialTemplate),
  row(contract.verifyCredential, ['second-reviewer'], settling.verifyCredential),
  row(contract.rejectCredential, ['second-reviewer'], settling.rejectCredential),
  row(contract.revokeCredential, ['second-reviewer', 'approver'], settling.revokeCredential),
  row(contract.listClaimableCredentials, [...CREDENTIAL_READERS, 'trainee'], listClaimableCredentials),
  row(contract.listLevelExceptions, CREDENTIAL_READERS, exceptions.listLevelExceptions),
  row(contract.requestLevelException, ENTERERS, exceptions.requestLevelException),
  row(contract.decideLevelException, ['approver', 'city-officer', 'region-officer'], exceptions.decideLevelException),
]
