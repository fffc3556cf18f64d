import { type Row, row } from '#platform/http'
import { answerObjection, openContact } from './actions/answer-objection.ts'
import {
  attachToObjection,
  attachToReply,
  openObjectionFile,
  readReplyFile,
  withdrawReplyFile,
} from './actions/attach-files.ts'
import { listBreaches } from './actions/break-promise.ts'
import { publishBriefing } from './actions/publish-briefing.ts'
import { previewNotice } from './actions/publish-notice.ts'
import { raiseObjection } from './actions/raise-objection.ts'
import { followObjection, getNotice, listObjections } from './actions/read-notices.ts'
import { correctNotice, previewCorrection } from './actions/replace-notice.ts'
import { signBriefing } from './actions/sign-commitment.ts'
import * as contract from './contract.ts'
import { selectNotices } from './store.ts'
import { selectCommitments } from './store-breaches.ts'
import { commitmentFor, selectBriefings } from './store-commitments.ts'

export const ANSWERERS = ['county-clerk', 'second-reviewer', 'approver'] as const
const READERS = [...ANSWERERS, 'finance', 'accountant', 'city-officer', 'region-officer', 'auditor'] as const

const SIGNERS = ['school', 'workshop', 'enterprise', 'hr-agency'] as const
const WATCHERS = [...ANSWERERS, 'city-officer', 'region-officer', 'auditor'] as const

export const routes: readonly Row[] = [
  row(contract.listBriefings, 'anyone', async (tx, _, filter) => ({ briefings: await selectBriefings(tx, filter) })),
  row(contract.publishBriefing, ['city-officer', 'region-officer'], publishBriefing),
  row(contract.signBriefing, [...SIGNERS, 'trainee'], signBriefing),
  row(contract.getCommitment, 'signed-in', async (tx, _, matter) => ({
    commitment: (await commitmentFor(tx, matter)) ?? null,
  })),
  row(contract.listCommitments, WATCHERS, (tx, _, filter) => selectCommitments(tx, filter)),
  row(contract.listBreaches, [...WATCHERS, ...SIGNERS], listBreaches),
  row(contract.listNotices, 'anyone', (tx, _, filter) => selectNotices(tx, filter)),
  row(contract.previewNotice, ['county-clerk'], previewNotice),
  row(contract.listObjections, READERS, listObjections),
  row(contract.followObjection, 'anyone', followObjection, { limitPerMinute: 30 }),
  row(contract.attachToObjection, 'anyone', attachToObjection, { limitPerMinute: 20 }),
  row(contract.readReplyFile, 'anyone', readReplyFile, { limitPerMinute: 30 }),
  row(contract.openObjectionFile, [...ANSWERERS, 'auditor'], openObjectionFile),
  row(contract.attachToReply, ANSWERERS, attachToReply),
  row(contract.withdrawReplyFile, ANSWERERS, withdrawReplyFile),
  row(contract.openContact, ANSWERERS, openContact, { secret: true }),
  row(contract.answerObjection, ANSWERERS, answerObjection),
  row(contract.previewCorrection, ['county-clerk'], previewCorrection, { asks: true }),
  row(contract.correctNotice, ['county-clerk'], correctNotice),
  row(contract.getNotice, 'anyone', getNotice),
  row(contract.raiseObjection, 'anyone', raiseObjection, { limitPerMinute: 10 }),
]
