import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { employmentStatuses, listMatters, matterStates } from '#employment/contract'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { FollowUpDue } from './follow-up-due.tsx'
import { MatterFile } from './matter-file.tsx'

type Matter = Reply<typeof listMatters>['rows'][number]

const lamps = ['overdue', 'soon', 'fine'] as const
const stateTones = { referring: 'doing', 'awaiting-follow-up': 'warn', 'followed-up': 'doing', closed: 'done' } as const

/** 服务事项: who is trained and without work, what has been done, what is due; opens the matter beside the list. */
export function ServiceMatters() {
  const t = useTranslations('employment')
  const go = useGo()
  const { options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ state: '', tone: '', stale: '', search: '', open: '' })
  const list = useEndpointPages(listMatters, {
    query: {
      state: oneOf(matterStates, filters.state),
      tone: lamps.find((tone) => tone === filters.tone),
      stale: filters.stale === 'yes' ? 'yes' : undefined,
      search: filters.search || undefined,
    },
  })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<Button onClick={() => go('/employment/posts')}>{t('posts')}</Button>}
      />
      <FilterBar
        filters={[
          { name: 'state', label: t('state'), kind: 'select', options: options(matterStates) },
          {
            name: 'tone',
            label: t('tone'),
            kind: 'select',
            options: lamps.map((value) => ({ value, label: t(`lamp.${value}`) })),
          },
          { name: 'stale', label: t('status'), kind: 'select', options: [{ value: 'yes', label: t('staleOnly') }] },
          { name: 'search', label: t('search'), kind: 'text' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
      />
      <DetailDrawer
        open={filters.open !== ''}
        title={list.rows.find((row) => row.id === filters.open)?.personName ?? t('title')}
        onClose={() => set({ open: '' })}
      >
        {filters.open !== '' && <MatterFile matterId={filters.open} />}
      </DetailDrawer>
    </>
  )
}

function useColumns(): Column<Matter>[] {
  const t = useTranslations('employment')
  const { label } = useCodeWords()
  return [
    { key: 'person', title: t('person'), render: (row) => row.personName, fixed: true },
    { key: 'place', title: t('township'), render: (row) => `${row.regionName} ${row.township}` },
    { key: 'class', title: t('class'), render: (row) => row.classTitle },
    {
      key: 'state',
      title: t('state'),
      render: (row) => <StatusTag tone={stateTones[row.state]}>{label(matterStates, row.state)}</StatusTag>,
    },
    {
      key: 'referred',
      title: t('referred'),
      numeric: true,
      render: (row) => t('referredOf', { referred: row.referred, min: row.referralsMin }),
    },
    { key: 'due', title: t('tone'), render: (row) => <FollowUpDue of={row} /> },
    {
      key: 'status',
      title: t('status'),
      render: (row) => (
        <>
          {row.status && label(employmentStatuses, row.status)}{' '}
          {row.stale && <StatusTag tone="warn">{t('stale')}</StatusTag>}
        </>
      ),
    },
  ]
}
