import { type Row, row } from '#platform/http'
import { breakDown, checkBreakdown, listBreakdowns, returnBreakdown } from './actions/break-down.ts'
import { draftAllocation, editAllocation, readFactors } from './actions/draft-allocation.ts'
import { exportAllocation } from './actions/export-allocation.ts'
import { exportTargets } from './actions/export-targets.ts'
import { freezeAllocation, returnAllocation } from './actions/freeze-allocation.ts'
import { handOver } from './actions/hand-over.ts'
import { allocationPeople, listAllocations, readAllocation } from './actions/read-allocation.ts'
import { getTarget, listTargets, targetPeople } from './actions/read-targets.ts'
import * as contract from './contract.ts'

/** The bureaus of city and region set; counties read what is theirs; finance hands over what was frozen. */
const SET = ['city-officer', 'region-officer'] as const
const ABOVE = [...SET, 'city-employment-service', 'auditor'] as const
const READ = [...ABOVE, 'county-clerk', 'second-reviewer', 'approver'] as const
const MONEY = [...ABOVE, 'finance', 'accountant'] as const

export const routes: readonly Row[] = [
  row(contract.listTargets, READ, listTargets),
  row(contract.exportTargets, READ, exportTargets),
  row(contract.readFactors, SET, readFactors),
  row(contract.listAllocations, MONEY, listAllocations),
  row(contract.draftAllocation, SET, draftAllocation),
  row(contract.getAllocation, MONEY, (tx, actor, { allocationId }) => readAllocation(tx, actor, allocationId)),
  row(contract.editAllocation, SET, editAllocation),
  row(contract.freezeAllocation, SET, freezeAllocation),
  row(contract.returnAllocation, SET, returnAllocation),
  row(contract.allocationPeople, ABOVE, allocationPeople),
  row(contract.exportAllocation, MONEY, exportAllocation),
  row(contract.handOver, ['finance'], handOver),
  row(contract.checkBreakdown, SET, checkBreakdown),
  row(contract.returnBreakdown, SET, returnBreakdown),
  row(contract.getTarget, READ, getTarget),
  row(contract.targetPeople, READ, targetPeople),
  row(contract.listBreakdowns, ABOVE, listBreakdowns),
  row(contract.breakDown, SET, breakDown),
]
