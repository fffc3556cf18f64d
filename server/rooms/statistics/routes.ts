import { type Row, row } from '#platform/http'
import { dueReports } from './actions/due-reports.ts'
import { exportReport } from './actions/export-report.ts'
import { previewPeople, previewReport, readReport, reportPeople } from './actions/read-report.ts'
import { correctReport, submitReport } from './actions/submit-report.ts'
import * as contract from './contract.ts'
import { disclosureRoutes } from './routes-disclosure.ts'
import { exchangeRoutes } from './routes-exchange.ts'
import { staffRoutes } from './routes-staff.ts'
import { yearlyRoutes } from './routes-yearly.ts'
import { selectReports } from './store.ts'

/** 市就业服务部门 computes and submits, 市人社局 receives; the region and the auditor read. */
const SUBMIT = ['city-employment-service'] as const
const READ = ['city-employment-service', 'city-officer', 'region-officer', 'auditor'] as const

export const routes: readonly Row[] = [
  row(contract.previewReport, READ, previewReport),
  row(contract.previewPeople, READ, previewPeople),
  row(contract.submitReport, SUBMIT, submitReport),
  row(contract.correctReport, SUBMIT, correctReport),
  row(contract.listReports, READ, (tx, _, filter) => selectReports(tx, filter)),
  row(contract.getReport, READ, (tx, _, { reportId }) => readReport(tx, reportId)),
  row(contract.reportPeople, READ, reportPeople),
  row(contract.exportReport, READ, (tx, _, { reportId }) => exportReport(tx, reportId)),
  row(contract.listDueReports, READ, async (tx, actor) => ({ due: await dueReports(tx, actor) })),
  ...yearlyRoutes,
  ...staffRoutes,
  ...exchangeRoutes,
  ...disclosureRoutes,
]
