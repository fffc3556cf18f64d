import { type Row, row } from '#platform/http'
import { drawSample } from './actions/draw-sample.ts'
import { findBreach } from './actions/find-breach.ts'
import { openCase } from './actions/open-case.ts'
import { getCase, listCaseLines } from './actions/read-case.ts'
import { getSignal, listRiskRules, listSignals } from './actions/read-risks.ts'
import { cancelCheck, confirmCheck, recordCheck } from './actions/record-check.ts'
import { runRisks } from './actions/run-risks.ts'
import { closeFinding, listFindings, rectifyFinding } from './actions/settle-finding.ts'
import { dismissSignal, openCheck } from './actions/settle-signal.ts'
import { closeCase, decideMeasure, liftMeasure, proposeMeasure } from './actions/take-measure.ts'
import * as contract from './contract.ts'
import { auditRoutes } from './routes-audit.ts'
import { selectCases } from './store-cases.ts'
import { selectChecks, selectSamples } from './store-checks.ts'

/** Who watches: the county, and the bureaus above it. */
export const INSPECT = ['county-clerk', 'second-reviewer', 'city-officer', 'region-officer'] as const
const DECIDE = ['approver', 'city-officer', 'region-officer'] as const
const READ = [...INSPECT, 'approver', 'auditor'] as const
const ORGANIZERS = ['workshop', 'enterprise', 'school', 'hr-agency'] as const

export const routes: readonly Row[] = [
  row(contract.listRiskRules, READ, listRiskRules),
  row(contract.runRisks, INSPECT, runRisks, { limitPerMinute: 30 }),
  row(contract.listSignals, READ, listSignals),
  row(contract.getSignal, READ, getSignal),
  row(contract.dismissSignal, INSPECT, dismissSignal),
  row(contract.openCheck, INSPECT, openCheck),
  row(contract.listChecks, READ, (tx, _, filter) => selectChecks(tx, filter)),
  row(contract.drawSample, INSPECT, drawSample),
  row(contract.listSamples, READ, async (tx) => {
    const { rows: samples, total } = await selectSamples(tx)
    return { samples, total }
  }),
  row(contract.recordCheck, INSPECT, recordCheck),
  row(contract.confirmCheck, INSPECT, confirmCheck),
  row(contract.cancelCheck, INSPECT, cancelCheck),
  row(contract.listFindings, [...READ, ...ORGANIZERS], listFindings),
  row(contract.findBreach, INSPECT, findBreach),
  row(contract.rectifyFinding, [...ORGANIZERS, 'county-clerk'], rectifyFinding),
  row(contract.closeFinding, [...INSPECT, 'approver'], closeFinding),
  row(contract.listCases, READ, (tx, _, filter) => selectCases(tx, filter)),
  row(contract.openCase, INSPECT, openCase),
  row(contract.getCase, READ, getCase),
  row(contract.listCaseLines, READ, listCaseLines),
  row(contract.proposeMeasure, INSPECT, proposeMeasure),
  row(contract.decideMeasure, DECIDE, decideMeasure),
  row(contract.liftMeasure, DECIDE, liftMeasure),
  row(contract.closeCase, DECIDE, closeCase),
  ...auditRoutes,
]
