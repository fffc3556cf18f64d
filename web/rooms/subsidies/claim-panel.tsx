import { AgencyAgreements } from './agency-agreements.tsx'
import { ClaimTasks, wholeCuts } from './claim-tasks.tsx'
import type { Calculation } from './matter-calculation.page.tsx'

/** What a claimant does with a matter: the claim itself, and for whom else they may claim. */
export function ClaimPanel({ of, claims }: { of: Calculation; claims: boolean }) {
  return (
    <>
      {claims && (of.claimableFen > 0 || wholeCuts(of).length > 0) && <ClaimTasks of={of} />}
      <AgencyAgreements of={of} claims={claims} />
    </>
  )
}
