import { type Row, row } from '#platform/http'
import {
  getQuestions,
  importQuestions,
  questionTemplate,
  releaseQuestions,
  withdrawQuestions,
} from './actions/keep-questions.ts'
import { proposeQuestion, settleProposal } from './actions/propose-question.ts'
import * as contract from './contract-questions.ts'
import { selectProposals, selectSets } from './store-questions.ts'

/** Who keeps the open question bank: 人社部门. */
const KEEPERS = ['city-officer', 'region-officer'] as const

export const questionRoutes: readonly Row[] = [
  row(contract.listQuestionSets, 'anyone', async (tx, _, filter) => {
    const { rows: sets, total } = await selectSets(tx, filter)
    return { sets, total }
  }),
  row(contract.getQuestionTemplate, KEEPERS, questionTemplate),
  row(contract.getQuestions, 'anyone', getQuestions),
  row(contract.importQuestions, KEEPERS, importQuestions),
  row(contract.releaseQuestions, KEEPERS, releaseQuestions),
  row(contract.withdrawQuestions, KEEPERS, withdrawQuestions),
  row(contract.proposeQuestion, 'anyone', proposeQuestion, { limitPerMinute: 10 }),
  row(contract.listProposals, KEEPERS, async (tx, _, filter) => {
    const { rows: proposals, total } = await selectProposals(tx, filter)
    return { proposals, total }
  }),
  row(contract.settleProposal, KEEPERS, settleProposal),
]
