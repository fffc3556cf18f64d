import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { intentKinds, listPeople, personStatuses } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useChosen } from '../../ui/use-chosen.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ConfirmChosen, ReviewChosen } from './chosen-acts.tsx'
import { useRegisterColumns, useRegisterFilters } from './register-columns.tsx'

export type Row = Reply<typeof listPeople>['rows'][number]

/** 实名台账: the register as a list, filters in the address, review and confirmation of chosen people. */
export function Page() {
  const t = useTranslations('people')
  const go = useGo()
  const clerk = useSession().user.role === 'county-clerk'
  const [filters, set, reset] = useUrlFilters({
    name: '',
    township: '',
    status: '',
    intent: '',
    confirm: '',
    review: '',
  })
  const working = filters.review === 'open' || filters.confirm === 'due'
  const list = useEndpointPages(listPeople, {
    query: {
      // As many as one act takes.
      limit: working ? 200 : undefined,
      name: filters.name || undefined,
      townshipCode: filters.township || undefined,
      status: oneOf(personStatuses, filters.status),
      intent: oneOf(intentKinds, filters.intent),
      confirm: filters.confirm === 'due' ? 'due' : undefined,
      review: filters.review === 'open' || filters.review === 'done' ? filters.review : undefined,
    },
  })
  const { chosen, selection, done, result } = useChosen(list.rows)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          clerk && (
            <>
              <ReviewChosen chosen={chosen} onDone={done} />
              <ConfirmChosen chosen={chosen} onDone={done} />
              <Button onClick={() => go('/people/add')}>{t('add')}</Button>
              <Button type="primary" onClick={() => go('/people/imports')}>
                {t('imports')}
              </Button>
            </>
          )
        }
      />
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
