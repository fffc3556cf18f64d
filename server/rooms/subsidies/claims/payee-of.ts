import type { StoredDecision } from '../calculation/store-decisions.ts'
import type { BatchPlace } from './store-batches.ts'

type Payable = Pick<StoredDecision, 'detail' | 'personId' | 'subjectName' | 'organizationId'>

/** Who the money goes to: the person, or the claiming organization. */
export function payeeOf({ detail, personId, subjectName, organizationId }: Payable, { claimantName }: BatchPlace) {
  if (detail.decision.payee === 'person' && personId)
    return { payeeKind: 'person' as const, payeeId: personId, payeeName: subjectName }
  return { payeeKind: 'organization' as const, payeeId: organizationId ?? '', payeeName: claimantName }
}
