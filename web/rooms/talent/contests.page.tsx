import { useTranslations } from 'use-intl'
import { contestLevels, listContests } from '#talent/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ContestActs, YearlyCount } from './contest-acts.tsx'
import { ContestDetails } from './contest-details.tsx'

export type Contests = Reply<typeof listContests>
export type Contest = Contests['contests'][number]

/** 竞赛与获奖: contests with their trades, the year's count against the target, results. */
export function Page() {
  const t = useTranslations('talent')
  const { label } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ year: '', open: '' })
  const list = useEndpoint(listContests, { query: { year: filters.year || undefined } })
  const open = list.data?.contests.find(({ id }) => id === filters.open)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<ContestActs />} />
      {list.data && <YearlyCount of={list.data.count} />}
      <FilterBar
        filters={[{ name: 'year', label: t('year'), kind: 'text' }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(list, list.data?.contests, list.data?.total)}
        rowKey={({ id }) => id}
        onOpen={({ id }) => set({ open: id })}
        empty={{ title: t('noContests'), next: t('noContestsNext') }}
        columns={[
          { key: 'title', title: t('contest'), fixed: true, render: (row) => row.title },
          { key: 'level', title: t('filter.level'), render: (row) => label(contestLevels, row.level) },
          { key: 'held', title: t('held'), render: (row) => `${row.heldFrom} — ${row.heldUntil}` },
          { key: 'where', title: t('heldHere'), render: (row) => t(row.heldHere ? 'yes' : 'no') },
          { key: 'items', title: t('items'), numeric: true, render: (row) => row.items.length },
          { key: 'awards', title: t('awards'), numeric: true, render: awardsOf },
          { key: 'document', title: t('field.documentNumber'), render: (row) => row.documentNumber },
        ]}
      />
      <DetailDrawer open={!!open} title={open?.title} onClose={() => set({ open: '' })}>
        {open && <ContestDetails of={open} />}
      </DetailDrawer>
    </>
  )
}

const awardsOf = ({ items }: Contest): number => items.reduce((sum, { awards }) => sum + awards, 0)
