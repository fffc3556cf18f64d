import { useTranslations } from 'use-intl'
import { allocationPeople, computedFactors } from '#targets/contract'
import { oneOf } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import type { AllocationView } from './allocation.page.tsx'
import { factorOf } from './allocation-weights.tsx'

interface PeopleProps {
  readonly view: AllocationView
  readonly filters: { readonly factor: string; readonly region: string }
  readonly onClose: () => void
}

/** Who stands behind a computed figure; frozen with the allocation once it is. */
export function AllocationPeople({ view, filters, onClose }: PeopleProps) {
  const t = useTranslations('allocations')
  const factor = oneOf(computedFactors, filters.factor) ?? 'lifted'
  const query = { factor, ...(filters.region && { regionCode: filters.region }) }
  const list = useEndpointPages(allocationPeople, { params: { allocationId: view.id }, query })
  const region = view.places.find(({ regionCode }) => regionCode === filters.region)?.regionName ?? view.regionName
  const title = t('peopleOf', { region, label: factorOf(view, factor)?.label ?? '' })
  return (
    <DetailDrawer open title={title} onClose={onClose}>
      <DataTable
        label={title}
        list={list}
        rowKey={(row) => String(row.position)}
        empty={{ title: t('nobody') }}
        columns={[
          { key: 'person', title: t('person'), render: (row) => row.personName },
          { key: 'on', title: t('on'), render: (row) => row.completedOn },
          { key: 'matter', title: t('matter'), render: (row) => row.matter },
        ]}
      />
    </DetailDrawer>
  )
}
