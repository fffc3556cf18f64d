import { type Row, row } from '#platform/http'
import { answerAccountNotice } from './actions/answer-account-notice.ts'
import { clearAccountDispute } from './actions/clear-account-dispute.ts'
import * as contract from './contract.ts'
import { selectAccountNotices } from './store-account-notices.ts'

const HOLDERS = ['trainee', 'workshop', 'enterprise', 'school', 'hr-agency'] as const
const CLEARERS = ['county-clerk', 'second-reviewer', 'approver'] as const

/** 收款账户变更的告知: whose account it was answers, an officer looks into what is disputed. */
export const accountNoticeRoutes: readonly Row[] = [
  row(
    contract.listAccountNotices,
    [...HOLDERS, ...CLEARERS, 'finance', 'accountant', 'auditor'],
    async (tx, _, { state }) => {
      const { rows: notices, total } = await selectAccountNotices(tx, state)
      return { notices, total }
    },
  ),
  row(contract.answerAccountNotice, HOLDERS, answerAccountNotice),
  row(contract.clearAccountDispute, CLEARERS, clearAccountDispute),
]
