import { type Row, row } from '#platform/http'
import { closeRegionMonth } from './actions/close-region-month.ts'
import { importBankStatement } from './actions/import-bank-statement.ts'
import { noteDifference } from './actions/note-difference.ts'
import { readControlTotal } from './books/control.ts'
import { reconciliationOf } from './books/reconciliation.ts'
import { controlTotal } from './contract.ts'
import * as contract from './contract-reconciliation.ts'
import { exportPayeeStatement, getPayeeStatement } from './contract-statement.ts'
import { readers } from './domain/steps.ts'
import { payeeStatement, payeeStatementFile } from './payment/payee-statement.ts'

const READERS = ['finance', 'accountant', 'approver', 'city-officer', 'region-officer', 'auditor'] as const

/** The control total; bank, ledger and business compared month by month; the month's close; what each payee got. */
export const reconciliationRoutes: readonly Row[] = [
  row(controlTotal, readers, (tx, _, input) => readControlTotal(tx, input)),
  row(getPayeeStatement, readers, (tx, _, span) => payeeStatement(tx, span)),
  row(exportPayeeStatement, readers, (tx, _, span) => payeeStatementFile(tx, span)),
  row(contract.getReconciliation, READERS, (tx, _, where) => reconciliationOf(tx, where)),
  row(contract.importBankStatement, ['accountant'], importBankStatement),
  row(contract.noteDifference, ['accountant'], noteDifference),
  row(contract.closeRegionMonth, ['accountant'], closeRegionMonth),
]
