import { useTranslations } from 'use-intl'
import { type exportPeople, intentKinds, listPeople, personStatuses } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import type { ArgsOf, Reply } from '../../ui/call.ts'
import { oneOf } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useChosen } from '../../ui/use-chosen.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { PendingIdentities } from './pending-identities.tsx'
import { RegisterActs } from './register-acts.tsx'
import { useRegisterColumns, useRegisterFilters } from './register-columns.tsx'

export type Row = Reply<typeof listPeople>['rows'][number]
/** What narrows the register, on the page and in its file. */
export type Query = NonNullable<ArgsOf<typeof exportPeople>['query']>

/** 实名台账: the register as a list, filters in the address, review and confirmation of chosen people. */
export function Page() {
  const t = useTranslations('people')
  const go = useGo()
  const { role } = useSession().user
  const clerk = role === 'county-clerk'
  const [filters, set, reset] = useUrlFilters({
    name: '',
    township: '',
    status: '',
    intent: '',
    confirm: '',
    review: '',
  })
  const working = filters.review === 'open' || filters.confirm === 'due'
  const query = {
    name: filters.name || undefined,
    townshipCode: filters.township || undefined,
    status: oneOf(personStatuses, filters.status),
    intent: oneOf(intentKinds, filters.intent),
    confirm: filters.confirm === 'due' ? ('due' as const) : undefined,
    review: filters.review === 'open' || filters.review === 'done' ? filters.review : undefined,
  } as const
  // As many as one act takes.
  const list = useEndpointPages(listPeople, { query: { limit: working ? 200 : undefined, ...query } })
  const { chosen, selection, done, result } = useChosen(list.rows)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<RegisterActs query={query} clerk={clerk} deaths={role !== 'school'} chosen={chosen} onDone={done} />}
      />
      {role !== 'school' && <PendingIdentities />}
      <FilterBar filters={useRegisterFilters()} values={filters} onChange={set} onReset={reset} />
      {result}
      <DataTable
        label={t('title')}
        list={list}
        columns={useRegisterColumns()}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/people/${row.id}`)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        selection={clerk ? selection : undefined}
      />
    </>
  )
}
