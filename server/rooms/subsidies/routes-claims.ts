import { type Row, row } from '#platform/http'
import { calculateMatter } from './actions/calculate-matter.ts'
import { claimMatter } from './actions/claim-matter.ts'
import { recordAgreements } from './actions/record-agreements.ts'
import { explainDecision } from './calculation/decision-words.ts'
import { matterCalculation } from './calculation/matter-calculation.ts'
import { listBatches } from './claims/batch-head.ts'
import { listClaimable } from './claims/claimable.ts'
import * as contract from './contract.ts'
import { claimants, readers } from './domain/steps.ts'
import { batchView } from './review/batch-view.ts'

/** Calculation, claim, and the batches in reach. */
export const claimRoutes: readonly Row[] = [
  row(contract.getMatterCalculation, readers, (tx, _, input) => matterCalculation(tx, input)),
  row(contract.calculateMatter, ['county-clerk', ...claimants], calculateMatter),
  row(contract.explainDecision, [...readers, 'trainee'], (tx, _, input) => explainDecision(tx, input)),
  row(contract.listClaimable, [...claimants, 'trainee'], listClaimable),
  row(contract.claimMatter, [...claimants, 'trainee'], claimMatter),
  row(contract.recordAgreements, claimants, recordAgreements),
  row(contract.listBatches, readers, listBatches),
  row(contract.getBatch, readers, (tx, _, input) => batchView(tx, input)),
]
