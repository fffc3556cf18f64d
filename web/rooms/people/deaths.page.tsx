import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listDeaths } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { TakeBackForm } from './file-deaths.tsx'
import { DeathUpload } from './import-deaths.tsx'

type Death = Reply<typeof listDeaths>['rows'][number]

/** 死亡登记: a list is looked at before it is recorded; what is recorded is taken back one by one, by another person. */
export function Page() {
  const t = useTranslations('people')
  const clerk = useSession().user.role === 'county-clerk'
  const [filters, set, reset] = useUrlFilters({ name: '' })
  const [taking, setTaking] = useState<Death>()
  const list = useEndpointPages(listDeaths, { query: { name: filters.name || undefined } })
  const close = () => setTaking(undefined)
  const state = (row: Death) => (
    <span className="acts">
      {row.takenBackOn ? (
        <StatusTag tone="wait">
          {t('statusWithdrawn', { on: row.takenBackOn, reason: row.takenBackReason ?? '' })}
        </StatusTag>
      ) : (
        <StatusTag tone="done">{t('deathCounts')}</StatusTag>
      )}
      {row.mayTakeBack && (
        <Button size="small" onClick={() => setTaking(row)}>
          {t('withdrawStatus')}
        </Button>
      )}
    </span>
  )
  return (
    <>
      <PageHeader title={t('death')} lead={t('deathsLead')} back={{ to: '/people', name: t('title') }} />
      {clerk && <DeathUpload />}
      <FilterBar
        filters={[{ name: 'name', label: t('name'), kind: 'text' }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('death')}
        list={list}
        rowKey={(row) => row.id}
        empty={{ title: t('deathNone'), next: t('deathsNext') }}
        columns={[
          {
            key: 'name',
            title: t('name'),
            fixed: true,
            render: (row) => (
              <PageLink to={`/people/${row.personId}`}>
                {row.personName}（**{row.tail}）
              </PageLink>
            ),
          },
          { key: 'on', title: t('deathDay'), render: (row) => <span className="numeric">{row.diedOn}</span> },
          { key: 'document', title: t('deathBy'), render: (row) => row.document },
          {
            key: 'recorded',
            title: t('deathRecorded'),
            render: (row) => <span className="numeric">{row.recordedOn}</span>,
          },
          { key: 'state', title: t('deathState'), render: state },
        ]}
      />
      <DetailDrawer open={taking !== undefined} title={t('withdrawStatus')} onClose={close}>
        {taking && <TakeBackForm deathId={taking.id} onDone={close} />}
      </DetailDrawer>
    </>
  )
}
