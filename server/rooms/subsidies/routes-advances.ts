import { type Row, row } from '#platform/http'
import { askAdvance } from './actions/ask-advance.ts'
import { settleBatch } from './actions/settle-batch.ts'
import { classAdvance } from './advances/class-advance.ts'
import * as contract from './contract.ts'
import { claimants, readers } from './domain/steps.ts'

/** Advances on a class's training subsidy; what follows is claimed, reviewed and paid as every matter. */
export const advanceRoutes: readonly Row[] = [
  row(contract.getClassAdvance, readers, classAdvance),
  row(contract.askAdvance, claimants, askAdvance),
  row(contract.settleBatch, ['finance'], settleBatch),
]
