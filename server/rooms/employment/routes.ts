import { type Row, row } from '#platform/http'
import { closeMatter } from './actions/close-matter.ts'
import { closePost } from './actions/close-post.ts'
import { exportMatters, listMatters } from './actions/list-matters.ts'
import { publishPost } from './actions/publish-post.ts'
import { readMatter, readMyPosts } from './actions/read-matter.ts'
import { recordFollowUp } from './actions/record-follow-up.ts'
import { recordService, recordServices } from './actions/record-service.ts'
import { referPost, referPosts } from './actions/refer-post.ts'
import { contactReferral, respondToReferral } from './actions/respond-to-referral.ts'
import { verifyStatus } from './actions/verify-status.ts'
import * as contract from './contract.ts'
import { claimRoutes } from './routes-claims.ts'
import { selectPosts } from './store-posts.ts'

/** 公共就业服务机构: the county's clerks serve, the levels above read. */
const SERVE = ['county-clerk'] as const
const READ = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
] as const
const PUBLISH = ['county-clerk', 'hr-agency'] as const

export const routes: readonly Row[] = [
  row(contract.listPosts, 'signed-in', (tx, _, filter) => selectPosts(tx, filter)),
  row(contract.publishPost, PUBLISH, publishPost),
  row(contract.closePost, PUBLISH, closePost),
  row(contract.listMatters, READ, listMatters),
  row(contract.exportMatters, READ, exportMatters),
  row(contract.getMatter, READ, readMatter),
  row(contract.recordService, SERVE, recordService),
  row(contract.recordServices, SERVE, recordServices),
  row(contract.referPost, SERVE, referPost),
  row(contract.referPosts, SERVE, referPosts),
  row(contract.recordFollowUp, SERVE, recordFollowUp),
  row(contract.verifyStatus, SERVE, verifyStatus),
  row(contract.closeMatter, SERVE, closeMatter),
  row(contract.getMyPosts, ['trainee'], readMyPosts),
  row(contract.respondToReferral, ['trainee', 'county-clerk'], respondToReferral),
  row(contract.contactReferral, SERVE, contactReferral),
  ...claimRoutes,
]
