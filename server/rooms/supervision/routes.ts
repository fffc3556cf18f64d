import { type Row, row } from '#platform/http'
import { drawSample } from './actions/draw-sample.ts'
import { findBreach } from './actions/find-breach.ts'
import { getSignal, listRiskRules, listSignals } from './actions/read-risks.ts'
import { cancelCheck, confirmCheck, recordCheck } from './actions/record-check.ts'
import { runRisks } from './actions/run-risks.ts'
import { closeFinding, listFindings, rectifyFinding } from './actions/settle-finding.ts'
import { dismissSignal, openCheck } from './actions/settle-signal.ts'
import * as contract from './contract.ts'
import { auditRoutes } from './routes-audit.ts'
import { caseRoutes, INSPECT, READ } from './routes-cases.ts'
import { selectChecks, selectSamples } from './store-checks.ts'

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
  ...caseRoutes,
  ...auditRoutes,
]
