import { matters } from '#policy/contract'
import { getMatterCalculation } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { oneOf } from '../../ui/code-list.ts'
import { usePageParams } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { EducationFundWarningOf } from '../classes/education-fund-warning.tsx'
import { CalculationTable } from './calculation-table.tsx'
import { ClaimPanel } from './claim-panel.tsx'
import { DecisionDrawer } from './decision-drawer.tsx'
import { MatterHead } from './matter-head.tsx'
import { RefusalGroups } from './refusal-groups.tsx'
import { ReservedMoney } from './reserved-money.tsx'

export type Calculation = Reply<typeof getMatterCalculation>
const claimants: readonly string[] = ['workshop', 'enterprise', 'school', 'hr-agency']

/** 事项核算: every person and rule with its amount; each opens to its explanation. */
export function Page() {
  const params = usePageParams('matterKind', 'matterId')
  const matterKind = oneOf(matters, params.matterKind) ?? 'training'
  const calculation = useEndpoint(getMatterCalculation, { params: { ...params, matterKind } })
  return <Answer to={calculation}>{(data) => <Sheet key={data.matterId} of={data} />}</Answer>
}

function Sheet({ of }: { of: Calculation }) {
  const { role } = useSession().user
  const [filters, set] = useUrlFilters({ open: '' })
  const claims = claimants.includes(role ?? '')
  return (
    <>
      {of.matterKind === 'training' && <EducationFundWarningOf classId={of.matterId} />}
      <MatterHead of={of} claims={claims} />
      <ClaimPanel of={of} claims={claims} />
      <CalculationTable of={of} onOpen={(open) => set({ open })} />
      <ReservedMoney of={of} />
      <RefusalGroups groups={of.refusals} onOpen={(open) => set({ open })} />
      <DecisionDrawer decisionId={filters.open} onClose={() => set({ open: '' })} />
    </>
  )
}
