import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import { getAllocation } from '#targets/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { usePageParams } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { AllocationActs } from './allocation-acts.tsx'
import { AllocationPeople } from './allocation-people.tsx'
import { AllocationTitle } from './allocation-title.tsx'
import { Handovers, Weights } from './allocation-weights.tsx'
import { ShareTable } from './share-table.tsx'

export type AllocationView = Reply<typeof getAllocation>

const readers: readonly string[] = ['city-officer', 'region-officer', 'city-employment-service', 'auditor']

/** One allocation: weights, figures, amounts; its check, its hand-over, its files. */
export function Page() {
  const { allocationId } = usePageParams('allocationId')
  const asked = useEndpoint(getAllocation, { params: { allocationId } })
  return <Answer to={asked}>{(view) => <Allocation view={view} />}</Answer>
}

function Allocation({ view }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  const { role } = useSession().user
  const [filters, set] = useUrlFilters({ factor: '', region: '' })
  const opens = readers.includes(role)
  return (
    <>
      <AllocationTitle view={view} />
      {view.moved && <Alert showIcon type="warning" title={t('moved')} />}
      {view.returnReason && <Alert showIcon type="warning" title={t('returnedWhy', { reason: view.returnReason })} />}
      <Weights view={view} />
      <section className="panel">
        <h2>{t('result')}</h2>
        <ShareTable {...view} onFigure={opens ? (factor, region) => set({ factor: factor.key, region }) : undefined} />
        <AllocationActs view={view} />
      </section>
      <Handovers view={view} />
      {filters.factor !== '' && (
        <AllocationPeople view={view} filters={filters} onClose={() => set({ factor: '', region: '' })} />
      )}
    </>
  )
}
