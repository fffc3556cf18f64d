import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { classStates, listClasses } from '#classes/contract'
import { trainingKinds } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { useClassColumns } from './class-columns.tsx'

const organizers = ['school', 'workshop', 'enterprise']

/** 班级列表: every class in reach, latest start first. */
export function Page() {
  const t = useTranslations('classes')
  const { options } = useCodeWords()
  const go = useGo()
  const columns = useClassColumns()
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
