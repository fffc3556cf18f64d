import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { intentKinds, listPeople, personStatuses, reviewPeople } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { useRegisterColumns, useRegisterFilters } from './register-columns.tsx'

export type Row = Reply<typeof listPeople>['rows'][number]

/** 实名台账: the register as a list, filters in the address, review of chosen files. */
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
  const list = useEndpointPages(listPeople, {
    query: {
      name: filters.name || undefined,
      townshipCode: filters.township || undefined,
      status: oneOf(personStatuses, filters.status),
      intent: oneOf(intentKinds, filters.intent),
      confirm: filters.confirm === 'due' ? 'due' : undefined,
      review: filters.review === 'open' || filters.review === 'done' ? filters.review : undefined,
    },
  })
  const [chosen, setChosen] = useState<Row[]>([])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={clerk && <ClerkActions chosen={chosen} />} />
      <FilterBar filters={useRegisterFilters()} values={filters} onChange={set} onReset={reset} />
      <DataTable
        label={t('title')}
        list={list}
        columns={useRegisterColumns()}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/people/${row.id}`)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        selection={
          clerk
            ? { keys: chosen.map((row) => row.id), onChange: (_, rows) => setChosen(rows.slice(0, 200)) }
            : undefined
        }
      />
    </>
  )
}

function ClerkActions({ chosen }: { chosen: readonly Row[] }) {
  const t = useTranslations('people')
  const go = useGo()
  const review = useAct(reviewPeople)
  const open = chosen.filter((row) => row.reviewedOn === null)
  return (
    <>
      <ConfirmAct
        act={t('reviewSelected')}
        items={open.map((row) => ({ key: row.id, name: `${row.name} · ${row.townshipName}` }))}
        onConfirm={() => review.mutateAsync({ body: { personIds: open.map((row) => row.id) } })}
      />
      <Button onClick={() => go('/people/add')}>{t('add')}</Button>
      <Button type="primary" onClick={() => go('/people/imports')}>
        {t('imports')}
      </Button>
    </>
  )
}
