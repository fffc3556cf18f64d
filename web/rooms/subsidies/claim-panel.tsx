import { AdvancePanel } from './advance-panel.tsx'
import { AgencyAgreements } from './agency-agreements.tsx'
import { ClaimTasks, wholeCuts } from './claim-tasks.tsx'
import type { Calculation } from './matter-calculation.page.tsx'

/** What a claimant does with a matter: the claim itself, an advance on it, and for whom else they may claim. */
export function ClaimPanel({ of, claims }: { of: Calculation; claims: boolean }) {
  return (
    <>
      {claims && (of.claimableFen > 0 || wholeCuts(of).length > 0) && <ClaimTasks of={of} />}
      {of.matterKind === 'training' && <AdvancePanel classId={of.matterId} />}
      <AgencyAgreements of={of} claims={claims} />
    </>
  )
}
