import { type Row, row } from '#platform/http'
import { exportEvidence } from './actions/export-evidence.ts'
import { listMixedPosts } from './actions/list-mixed-posts.ts'
import { listResponsible } from './actions/list-responsible.ts'
import { samplePayments } from './audit-sample.ts'
import * as contract from './contract.ts'

const AUDIT = ['auditor', 'city-officer', 'region-officer'] as const

/** 审计取证: what auditors draw and take away, and who holds posts that do not go together. */
export const auditRoutes: readonly Row[] = [
  row(contract.samplePayments, AUDIT, samplePayments),
  row(contract.exportEvidence, AUDIT, exportEvidence),
  row(contract.listResponsible, [...AUDIT, 'finance', 'accountant', 'approver'], listResponsible),
  row(contract.listMixedPosts, [...AUDIT, 'approver'], (tx) => listMixedPosts(tx)),
]
