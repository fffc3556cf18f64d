import { type Row, row } from '#platform/http'
import { decideLifting, proposeLifting } from './actions/lift-measure.ts'
import { openCase } from './actions/open-case.ts'
import { getCase, listCaseLines } from './actions/read-case.ts'
import { closeCase, decideMeasure, proposeMeasure } from './actions/take-measure.ts'
import * as contract from './contract.ts'
import { selectCases } from './store-cases.ts'

/** Who watches: the county, and the bureaus above it. */
export const INSPECT = ['county-clerk', 'second-reviewer', 'city-officer', 'region-officer'] as const
export const DECIDE = ['approver', 'city-officer', 'region-officer'] as const
export const READ = [...INSPECT, 'approver', 'auditor'] as const
/** 案件 and their measures: proposed by one, decided by another, lifted by two again. */
export const caseRoutes: readonly Row[] = [
  row(contract.listCases, READ, (tx, _, filter) => selectCases(tx, filter)),
  row(contract.openCase, INSPECT, openCase),
  row(contract.getCase, READ, getCase),
  row(contract.listCaseLines, READ, listCaseLines),
  row(contract.proposeMeasure, INSPECT, proposeMeasure),
  row(contract.decideMeasure, DECIDE, decideMeasure),
  row(contract.proposeLifting, INSPECT, proposeLifting),
  row(contract.decideLifting, DECIDE, decideLifting),
  row(contract.closeCase, DECIDE, closeCase),
]
