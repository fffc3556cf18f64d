import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listContracts } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { EndForm, RecordForm } from './contract-forms.tsx'

export type Contract = Reply<typeof listContracts>['rows'][number]

/** 劳动合同: the employer records and ends its own; the county sees those of its employers. */
export function Page() {
  const t = useTranslations('people')
  const { role, organizationId } = useSession().user
  const employer = organizationId !== null && (role === 'workshop' || role === 'enterprise')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Contract>()
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('recordContract')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('contracts')} lead={t('contractsLead')} actions={employer && add} />
      <Contracts onEnd={employer ? setEnding : undefined} />
      <DetailDrawer open={adding} title={t('recordContract')} onClose={() => setAdding(false)}>
        <RecordForm onDone={() => setAdding(false)} />
      </DetailDrawer>
      <DetailDrawer open={ending !== undefined} title={t('endContract')} onClose={() => setEnding(undefined)}>
        {ending && <EndForm contract={ending} onDone={() => setEnding(undefined)} />}
      </DetailDrawer>
    </>
  )
}

function Contracts({ onEnd }: { onEnd: ((contract: Contract) => void) | undefined }) {
  const t = useTranslations('people')
  const { date } = useSession().business
  const [filters, set, reset] = useUrlFilters({ name: '', state: '', organizationId: '' })
  const state = filters.state === 'in-force' || filters.state === 'ended' ? filters.state : undefined
  const list = useEndpointPages(listContracts, {
    query: { name: filters.name || undefined, state, organizationId: filters.organizationId || undefined },
  })
  return (
    <>
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[
          { name: 'name', label: t('name'), kind: 'text' },
          {
            name: 'state',
            label: t('state'),
            kind: 'select',
            options: [
              { value: 'in-force', label: t('inForce') },
              { value: 'ended', label: t('contractEnded') },
            ],
          },
          ...(onEnd ? [] : [{ name: 'organizationId', label: t('employer'), kind: 'organization' } as const]),
        ]}
      />
      <DataTable
        label={t('contracts')}
        list={list}
        rowKey={(row) => row.id}
        empty={{ title: t('none'), next: t('contractsLead') }}
        columns={[
          { key: 'name', title: t('name'), fixed: true, render: (row) => `${row.personName}（**${row.tail}）` },
          { key: 'employer', title: t('employer'), render: (row) => row.organizationName },
          { key: 'number', title: t('contractNumber'), render: (row) => row.number },
          { key: 'from', title: t('from'), render: (row) => <span className="numeric">{row.startsOn}</span> },
          {
            key: 'until',
            title: t('until'),
            render: (row) => <span className="numeric">{row.endsOn ?? t('openEnd')}</span>,
          },
          ...(onEnd
            ? [
                {
                  key: 'end',
                  title: t('endContract'),
                  render: (row: Contract) =>
                    row.endsOn !== null && row.endsOn < date ? (
                      t('contractEnded')
                    ) : (
                      <Button onClick={() => onEnd(row)}>{t('endContract')}</Button>
                    ),
                },
              ]
            : []),
        ]}
      />
    </>
  )
}
