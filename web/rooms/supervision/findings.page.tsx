import { useTranslations } from 'use-intl'
import { findingStates, listFindings } from '#supervision/contract'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { DueTag } from '../../ui/due-tag.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { FindingFile } from './finding-file.tsx'
import { findingTones } from './tones.ts'

/** 问题与整改: the organization answers, another person than who opened it closes. */
export function Page() {
  const t = useTranslations('supervision')
  const { label, options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ search: '', state: '', open: '' })
  const list = useEndpointPages(listFindings, {
    query: { state: oneOf(findingStates, filters.state), ...(filters.search && { search: filters.search }) },
  })
  const open = list.rows.find(({ id }) => id === filters.open)
  return (
    <>
      <PageHeader title={t('findings')} lead={t('findingsLead')} />
      <FilterBar
        filters={[
          { name: 'search', label: t('searchFindings'), kind: 'text' },
          { name: 'state', label: t('state'), kind: 'select', options: options(findingStates) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('findings')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('findingsEmpty'), next: t('findingsEmptyNext') }}
        columns={[
          { key: 'title', title: t('findingTitle'), render: (row) => row.title, fixed: true },
          { key: 'number', title: t('number'), render: (row) => row.number },
          { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
          { key: 'class', title: t('class'), render: (row) => row.classNumber ?? '—' },
          { key: 'due', title: t('dueOn'), render: (row) => <DueTag tone={row.tone} dueOn={row.dueOn} /> },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={findingTones[row.state]}>{label(findingStates, row.state)}</StatusTag>,
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.number} onClose={() => set({ open: '' })}>
        {open && <FindingFile key={`${open.id} ${open.state}`} finding={open} />}
      </DetailDrawer>
    </>
  )
}
