import type { Role } from '#platform/auth'
import { type Row, row } from '#platform/http'
import { issueCertificates } from './actions/issue-certificates.ts'
import * as bodies from './actions/keep-bodies.ts'
import { revokeCertificate } from './actions/revoke-certificate.ts'
import { checkCertificate } from './check-certificate.ts'
import * as contract from './contract.ts'
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

export const routes: readonly Row[] = [
  row(contract.listCertificates, READERS, async (tx, _, { classId }) => ({
    certificates: await certificatesOf(tx, classId),
  })),
  row(contract.searchCertificates, READERS, async (tx, _, { search }) => ({
    certificates: await selectCertificates(tx, search),
  })),
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
]
