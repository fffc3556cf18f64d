import { type Row, row } from '#platform/http'
import { exportOrder } from './actions/export-order.ts'
import { exportReceiptTemplate } from './actions/export-receipt-template.ts'
import { importReceipts } from './actions/import-receipts.ts'
import { withdrawOrder } from './actions/withdraw-order.ts'
import * as contract from './contract-payment.ts'

/** Payment orders: the file out, taken back before it is executed, the bank's answers in. */
export const orderRoutes: readonly Row[] = [
  row(contract.exportOrder, ['finance'], exportOrder),
  row(contract.withdrawOrder, ['finance', 'accountant'], withdrawOrder),
  row(contract.exportReceiptTemplate, ['accountant'], exportReceiptTemplate),
  row(contract.importReceipts, ['accountant'], importReceipts),
]
