import { AdvancePanel } from './advance-panel.tsx'
import { AgencyAgreements } from './agency-agreements.tsx'
import { ClaimTasks, wholeCuts } from './claim-tasks.tsx'
import type { Calculation } from './matter-calculation.page.tsx'

/** What a claimant does with a matter: the claim itself, an advance on it, and for whom else they may claim. */
export function ClaimPanel({ of, claims }: { of: Calculation; claims: boolean }) {
  return (
    <>
      {claims && isClaimable(of) && <ClaimTasks of={of} />}
      {of.matterKind === 'training' && <AdvancePanel classId={of.matterId} />}
      <AgencyAgreements of={of} claims={claims} />
    </>
  )
}

/** Something stands in no list, was cut and may find a place by now, or came back. */
const isClaimable = (of: Calculation): boolean =>
  of.claimableFen > 0 || of.returned.length > 0 || wholeCuts(of).length > 0
