import { type Row, row } from '#platform/http'
import { approveBatch } from './actions/approve-batch.ts'
import { endReturned } from './actions/end-returned.ts'
import { firstReview } from './actions/first-review.ts'
import { publishBatch } from './actions/publish-batch.ts'
import { rejectBatch } from './actions/reject-batch.ts'
import { returnBatch } from './actions/return-batch.ts'
import { secondReview } from './actions/second-review.ts'
import { seeLine } from './actions/see-line.ts'
import * as contract from './contract.ts'

/** Review, approval, publication. */
export const reviewRoutes: readonly Row[] = [
  row(contract.seeLine, ['county-clerk', 'second-reviewer', 'approver'], seeLine),
  row(contract.firstReview, ['county-clerk'], firstReview),
  row(contract.secondReview, ['second-reviewer'], secondReview),
  row(contract.approveBatch, ['approver'], approveBatch),
  row(contract.returnBatch, ['county-clerk', 'second-reviewer', 'approver'], returnBatch),
  row(contract.rejectBatch, ['county-clerk', 'second-reviewer', 'approver'], rejectBatch),
  row(contract.endReturned, ['county-clerk'], endReturned),
  row(contract.publishBatch, ['county-clerk'], publishBatch),
]
