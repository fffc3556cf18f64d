import { cutPage } from '#kernel/pages'
import { type Row, row } from '#platform/http'
import { approveBatch } from './actions/approve-batch.ts'
import { calculateClass } from './actions/calculate-class.ts'
import { claimClass } from './actions/claim-class.ts'
import { firstReview } from './actions/first-review.ts'
import { publishBatch } from './actions/publish-batch.ts'
import { rejectBatch } from './actions/reject-batch.ts'
import { returnBatch } from './actions/return-batch.ts'
import { secondReview } from './actions/second-review.ts'
import { batchView, headOf } from './batch-view.ts'
import { classCalculation } from './class-calculation.ts'
import * as contract from './contract.ts'
import { explainDecision } from './decision-words.ts'
import { claimants, statesWaitingFor } from './domain/steps.ts'
import { selectBatches } from './store-batches.ts'

const OFFICERS = ['county-clerk', 'second-reviewer', 'approver', 'finance', 'accountant'] as const
const ABOVE = ['city-employment-service', 'city-officer', 'region-officer', 'auditor'] as const
export const READERS = [...OFFICERS, ...ABOVE, ...claimants] as const

/** Calculation, claim and review; payment stands in `routes-payment.ts`. */
export const reviewRoutes: readonly Row[] = [
  row(contract.getClassCalculation, READERS, (tx, _, input) => classCalculation(tx, input)),
  row(contract.calculateClass, ['county-clerk', ...claimants], calculateClass),
  row(contract.explainDecision, [...READERS, 'trainee'], (tx, _, input) => explainDecision(tx, input)),
  row(contract.claimClass, claimants, claimClass),
  row(contract.listBatches, READERS, async (tx, actor, { state, regionCode, classId, waiting, cursor, limit }) => {
    const own = waiting ? statesWaitingFor(actor.role) : undefined
    const states = state ? (own ?? [state]).filter((one) => one === state) : own
    const { rows, count } = await selectBatches(tx, { states, regionCode, classId, cursor, limit })
    return cutPage(rows.map(headOf), limit, count, (batch) => batch.id)
  }),
  row(contract.getBatch, READERS, (tx, _, input) => batchView(tx, input)),
  row(contract.firstReview, ['county-clerk'], firstReview),
  row(contract.secondReview, ['second-reviewer'], secondReview),
  row(contract.approveBatch, ['approver'], approveBatch),
  row(contract.returnBatch, ['county-clerk', 'second-reviewer', 'approver'], returnBatch),
  row(contract.rejectBatch, ['county-clerk', 'second-reviewer', 'approver'], rejectBatch),
  row(contract.publishBatch, ['county-clerk'], publishBatch),
]
