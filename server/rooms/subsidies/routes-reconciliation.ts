import { type Row, row } from '#platform/http'
import { closeRegionMonth } from './actions/close-region-month.ts'
import { importBankStatement } from './actions/import-bank-statement.ts'
import { noteDifference } from './actions/note-difference.ts'
import { ageingOfRegion } from './books/ageing.ts'
import { readControlTotal } from './books/read-control-total.ts'
import { reconciliationOf } from './books/reconciliation.ts'
import { findTraces, traceLine, traceReceipt } from './books/trace.ts'
import { controlTotal } from './contract.ts'
import { getAgeing } from './contract-ageing.ts'
import * as contract from './contract-reconciliation.ts'
import { exportPayeeStatement, getPayeeStatement } from './contract-statement.ts'
import * as traces from './contract-trace.ts'
import { readers } from './domain/steps.ts'
import { payeeStatement, payeeStatementFile } from './payment/payee-statement.ts'

const READERS = ['finance', 'accountant', 'approver', 'city-officer', 'region-officer', 'auditor'] as const

/** The control total; bank, ledger and business compared month by month; the month's close; what each payee got. */
export const reconciliationRoutes: readonly Row[] = [
  row(controlTotal, readers, (tx, _, input) => readControlTotal(tx, input)),
  row(getAgeing, readers, (tx, _, input) => ageingOfRegion(tx, input)),
  row(getPayeeStatement, readers, (tx, _, span) => payeeStatement(tx, span)),
  row(exportPayeeStatement, readers, (tx, _, span) => payeeStatementFile(tx, span)),
  row(contract.getReconciliation, READERS, (tx, _, where) => reconciliationOf(tx, where)),
  row(contract.importBankStatement, ['accountant'], importBankStatement),
  row(contract.noteDifference, ['accountant'], noteDifference),
  row(contract.closeRegionMonth, ['accountant'], closeRegionMonth),
  row(traces.findTraces, READERS, (tx, _, input) => findTraces(tx, input)),
  row(traces.traceLine, READERS, (tx, _, input) => traceLine(tx, input)),
  row(traces.traceReceipt, READERS, (tx, _, input) => traceReceipt(tx, input)),
]
