import { useTranslations } from 'use-intl'
import { basicWorkItems, basicWorkStates, fundSources, listBasicWorks } from '#funds/contract'
import { formatYuanShort } from '#kernel/money'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { useColumns } from './basic-work-columns.tsx'
import { BasicWorkDetails } from './basic-work-details.tsx'
import { BasicWorkKinds } from './basic-work-kinds.tsx'
import { BasicWorkListActs } from './basic-work-list-acts.tsx'

/** 基础工作支持: each work from proposal to payment; a row opens its history and its money. */
export function Page() {
  const t = useTranslations('basicWorks')
  const f = useTranslations('funds')
  const { options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ search: '', item: '', state: '', source: '', open: '' })
  const query = {
    ...(filters.search && { search: filters.search }),
    item: oneOf(basicWorkItems, filters.item),
    state: oneOf(basicWorkStates, filters.state),
    source: oneOf(fundSources, filters.source),
  }
  const list = useEndpointPages(listBasicWorks, { query })
  const totals = list.first?.totals
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/funds', name: f('title') }}
        actions={<BasicWorkListActs query={query} />}
      />
      <BasicWorkKinds />
      <FilterBar
        filters={[
          { name: 'search', label: t('search'), kind: 'text' },
          { name: 'item', label: t('item'), kind: 'select', options: options(basicWorkItems) },
          { name: 'state', label: t('state'), kind: 'select', options: options(basicWorkStates) },
          { name: 'source', label: t('source'), kind: 'select', options: options(fundSources) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      {totals && list.rows.length > 0 && (
        <p>{t('totals', { approved: formatYuanShort(totals.approvedFen), paid: formatYuanShort(totals.paidFen) })}</p>
      )}
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
        title={list.rows.find(({ id }) => id === filters.open)?.title ?? t('facts')}
        onClose={() => set({ open: '' })}
      >
        {filters.open && <BasicWorkDetails basicWorkId={filters.open} />}
      </DetailDrawer>
    </>
  )
}
