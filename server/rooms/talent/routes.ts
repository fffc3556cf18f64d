import { type Row, row } from '#platform/http'
import { enterAward } from './actions/enter-award.ts'
import * as entering from './actions/enter-records.ts'
import { concludeRound, publishRound } from './actions/finish-round.ts'
import { downloadResultsTemplate, importResults } from './actions/import-results.ts'
import { countRecognitions, listRecords, readHonourRoll, readRecord } from './actions/read-records.ts'
import { addContestItem, listContests, recordContest } from './actions/record-contest.ts'
import { applyToRound, listRounds, openRound, readRound, reviewCandidate } from './actions/run-round.ts'
import { confirmRecord, consentToPublish, proveRecord, rejectRecord } from './actions/settle-record.ts'
import * as contract from './contract.ts'

/** Who enters what a document says, and who compares it with the document. */
const MAKERS = ['county-clerk', 'city-officer', 'region-officer'] as const
const CHECKERS = ['second-reviewer', 'city-officer', 'region-officer'] as const
/** Enterprises register what they set up themselves. */
const WITH_ENTERPRISES = [...MAKERS, 'enterprise'] as const
const BUREAU = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
] as const

export const routes: readonly Row[] = [
  row(contract.listContests, 'signed-in', listContests),
  row(contract.recordContest, MAKERS, recordContest),
  row(contract.addContestItem, MAKERS, addContestItem),
  row(contract.downloadResultsTemplate, MAKERS, downloadResultsTemplate),
  row(contract.importResults, MAKERS, importResults),
  row(contract.listRecords, 'signed-in', listRecords),
  row(contract.getRecord, 'signed-in', readRecord),
  row(contract.enterAward, MAKERS, enterAward),
  row(contract.enterRecognition, WITH_ENTERPRISES, entering.enterRecognition),
  row(contract.enterTag, MAKERS, entering.enterTag),
  row(contract.enterPost, WITH_ENTERPRISES, entering.enterPost),
  row(contract.enterProgramme, MAKERS, entering.enterProgramme),
  row(contract.enterJointSchool, WITH_ENTERPRISES, entering.enterJointSchool),
  row(contract.enterPromotion, MAKERS, entering.enterPromotion),
  row(contract.confirmRecord, CHECKERS, confirmRecord),
  row(contract.rejectRecord, CHECKERS, rejectRecord),
  row(contract.proveRecord, WITH_ENTERPRISES, proveRecord),
  row(contract.consentToPublish, ['trainee'], consentToPublish),
  row(contract.countRecognitions, BUREAU, countRecognitions),
  row(contract.listRounds, 'signed-in', listRounds),
  row(contract.getRound, 'signed-in', readRound),
  row(contract.openRound, ['city-officer'], openRound),
  row(contract.applyToRound, ['county-clerk', 'enterprise', 'trainee'], applyToRound),
  row(contract.reviewCandidate, ['second-reviewer', 'city-officer'], reviewCandidate),
  row(contract.publishRound, ['city-officer'], publishRound),
  row(contract.concludeRound, ['city-officer', 'region-officer'], concludeRound),
  row(contract.honourRoll, 'anyone', readHonourRoll),
]
