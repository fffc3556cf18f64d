import { useTranslations } from 'use-intl'
import { type exportMatters, listMatters, matterStates, tones } from '#employment/contract'
import { useSession } from '../../console/session-gate.ts'
import type { ArgsOf, Reply } from '../../ui/call.ts'
import { oneOf } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useChosen } from '../../ui/use-chosen.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { MatterActs } from './matter-acts.tsx'
import { useMatterColumns, useMatterFilters } from './matter-columns.tsx'
import { MatterDrawer } from './matter-file.tsx'

export type Matter = Reply<typeof listMatters>['rows'][number]
/** What narrows the matters, on the page and in their file. */
export type Query = NonNullable<ArgsOf<typeof exportMatters>['query']>

/** 服务事项: who is trained and without work, what has been done, what is due; opens the matter beside the list. */
export function ServiceMatters() {
  const t = useTranslations('employment')
  const serves = useSession().user.role === 'county-clerk'
  const [filters, set, reset] = useUrlFilters({ state: '', tone: '', stale: '', wish: '', search: '', open: '' })
  const query = {
    state: oneOf(matterStates, filters.state),
    tone: tones.find((tone) => tone === filters.tone),
    stale: filters.stale === 'yes' ? ('yes' as const) : undefined,
    wish: filters.wish === 'waiting' ? ('waiting' as const) : undefined,
    search: filters.search || undefined,
  }
  const list = useEndpointPages(listMatters, { query })
  const { chosen, selection, done, result } = useChosen(list.rows)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<MatterActs query={query} serves={serves} chosen={chosen} onDone={done} />}
      />
      <FilterBar filters={useMatterFilters()} values={filters} onChange={set} onReset={reset} />
      {result}
      <DataTable
        label={t('title')}
        list={list}
        columns={useMatterColumns()}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        selection={serves ? selection : undefined}
      />
      <MatterDrawer
        matterId={filters.open}
        name={list.rows.find((row) => row.id === filters.open)?.personName}
        onClose={() => set({ open: '' })}
      />
    </>
  )
}
