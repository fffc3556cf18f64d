import { cutPage } from '#kernel/pages'
import { type Row, row } from '#platform/http'
import { calculateMatter } from './actions/calculate-matter.ts'
import { claimMatter } from './actions/claim-matter.ts'
import { recordAgreements } from './actions/record-agreements.ts'
import { exportLab, listKnobs, runLab } from './actions/run-lab.ts'
import { headOf } from './batch-head.ts'
import { batchView } from './batch-view.ts'
import * as contract from './contract.ts'
import { explainDecision } from './decision-words.ts'
import { claimants, readers, statesWaitingFor } from './domain/steps.ts'
import { matterCalculation } from './matter-calculation.ts'
import { paymentRoutes } from './routes-payment.ts'
import { reviewRoutes } from './routes-review.ts'
import { selectBatches } from './store-batches.ts'

/** Calculation, claim, and the batches in reach. */
const claimRoutes: readonly Row[] = [
  row(contract.getMatterCalculation, readers, (tx, _, input) => matterCalculation(tx, input)),
  row(contract.calculateMatter, ['county-clerk', ...claimants], calculateMatter),
  row(contract.explainDecision, [...readers, 'trainee'], (tx, _, input) => explainDecision(tx, input)),
  row(contract.claimMatter, [...claimants, 'trainee'], claimMatter),
  row(contract.recordAgreements, claimants, recordAgreements),
  row(contract.listBatches, readers, async (tx, actor, { state, waiting, ...filter }) => {
    const own = waiting ? statesWaitingFor(actor.role) : undefined
    const states = state ? (own ?? [state]).filter((one) => one === state) : own
    const { rows, count } = await selectBatches(tx, { ...filter, states })
    const days = new Map<string, number>()
    const heads = []
    for (const one of rows) heads.push(await headOf(tx, one, days))
    return cutPage(heads, filter.limit, count, (batch) => batch.id)
  }),
  row(contract.getBatch, readers, (tx, _, input) => batchView(tx, input)),
]

/** Who may try what another rule would cost: those who write or answer for policy. */
const LAB = ['city-officer', 'region-officer'] as const
const labRoutes: readonly Row[] = [
  row(contract.listKnobs, LAB, listKnobs),
  row(contract.runLab, LAB, runLab, { asks: true }),
  row(contract.exportLab, LAB, exportLab),
]

export const routes: readonly Row[] = [...labRoutes, ...claimRoutes, ...reviewRoutes, ...paymentRoutes]
