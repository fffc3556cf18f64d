import { type Row, row } from '#platform/http'
import { exportLab, listKnobs, runLab } from './actions/run-lab.ts'
import * as contract from './contract.ts'
import { adjustmentRoutes } from './routes-adjustments.ts'
import { advanceRoutes } from './routes-advances.ts'
import { claimRoutes } from './routes-claims.ts'
import { orderRoutes } from './routes-orders.ts'
import { paymentRoutes } from './routes-payment.ts'
import { reconciliationRoutes } from './routes-reconciliation.ts'
import { reviewRoutes } from './routes-review.ts'

/** Who may try what another rule would cost: those who write or answer for policy. */
const LAB = ['city-officer', 'region-officer'] as const
const labRoutes: readonly Row[] = [
  row(contract.listKnobs, LAB, listKnobs),
  row(contract.runLab, LAB, runLab, { asks: true }),
  row(contract.exportLab, LAB, exportLab),
]

export const routes: readonly Row[] = [
  ...labRoutes,
  ...claimRoutes,
  ...advanceRoutes,
  ...reviewRoutes,
  ...paymentRoutes,
  ...orderRoutes,
  ...reconciliationRoutes,
  ...adjustmentRoutes,
]
