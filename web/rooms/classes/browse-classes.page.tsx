import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { classStates, listClasses } from '#classes/contract'
import { trainingKinds } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ClassStateTag } from './class-state.tsx'

type Row = Reply<typeof listClasses>['rows'][number]

const organizers = ['school', 'workshop', 'enterprise']

/** 班级列表: every class in reach, latest start first. */
export function Page() {
  const t = useTranslations('classes')
  const { options } = useCodeWords()
  const go = useGo()
  const columns = useColumns()
  const [filters, set, reset] = useUrlFilters({ state: '', kind: '', search: '' })
  const query = {
    state: oneOf(classStates, filters.state),
    kind: oneOf(trainingKinds, filters.kind),
    search: filters.search || undefined,
  }
  const list = useEndpointPages(listClasses, { query })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<Actions />} />
      <FilterBar
        filters={[
          { name: 'state', label: t('state'), kind: 'select', options: options(classStates) },
          { name: 'kind', label: t('kind'), kind: 'select', options: options(trainingKinds) },
          { name: 'search', label: t('search'), kind: 'text' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/classes/${row.id}`)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
      />
    </>
  )
}

function Actions() {
  const t = useTranslations('classes')
  const go = useGo()
  const { role } = useSession().user
  const organizes = organizers.includes(role)
  return (
    <>
      {(organizes || role === 'teacher') && <Button onClick={() => go('/attendance')}>{t('toMark')}</Button>}
      {organizes && (
        <Button type="primary" onClick={() => go('/classes/open')}>
          {t('open')}
        </Button>
      )}
    </>
  )
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('classes')
  return [
    { key: 'title', title: t('name'), render: (row) => row.title, fixed: true },
    { key: 'state', title: t('state'), render: (row) => <State row={row} /> },
    { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
    { key: 'region', title: t('region'), render: (row) => row.regionName },
    { key: 'trade', title: t('trade'), render: (row) => row.tradeName },
    { key: 'dates', title: t('dates'), render: (row) => t('span', { from: row.startsOn, until: row.endsOn }) },
    {
      key: 'heads',
      title: t('heads'),
      numeric: true,
      render: (row) => t('headsOf', { enrolled: row.enrolled, planned: row.plannedHeads }),
    },
    { key: 'budget', title: t('budget'), numeric: true, render: (row) => <Money fen={row.budgetFen} bare /> },
  ]
}

function State({ row }: { row: Row }) {
  const t = useTranslations('classes')
  const taught = ['under-way', 'completed'].includes(row.state)
  return (
    <>
      <ClassStateTag state={row.state} />
      {taught && !row.subsidised && <StatusTag tone="warn">{t('unsubsidised')}</StatusTag>}
    </>
  )
}
