import { type Row, row } from '#platform/http'
import { dueDisclosures, previewDisclosure } from './actions/compute-disclosure.ts'
import { draftDisclosure, publishDisclosure, returnDisclosure } from './actions/publish-disclosure.ts'
import { exportDisclosure, getDisclosure, listDisclosures } from './actions/read-disclosures.ts'
import * as contract from './contract-disclosure.ts'

export const DRAFTERS = ['finance'] as const
export const CHECKERS = ['accountant', 'approver', 'city-officer', 'region-officer'] as const
const READ = [...DRAFTERS, ...CHECKERS, 'auditor'] as const

/** 资金使用情况主动公开: the finance office drafts, another person publishes, everybody reads. */
export const disclosureRoutes: readonly Row[] = [
  row(contract.listDisclosures, 'anyone', listDisclosures),
  row(contract.previewDisclosure, READ, previewDisclosure),
  row(contract.listDueDisclosures, READ, async (tx, actor) => ({ due: await dueDisclosures(tx, actor) })),
  row(contract.draftDisclosure, DRAFTERS, draftDisclosure),
  row(contract.publishDisclosure, CHECKERS, publishDisclosure),
  row(contract.returnDisclosure, CHECKERS, returnDisclosure),
  row(contract.exportDisclosure, 'anyone', exportDisclosure),
  row(contract.getDisclosure, 'anyone', getDisclosure),
]
