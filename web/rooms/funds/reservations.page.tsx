import { useTranslations } from 'use-intl'
import { fundItems, fundSources, listReservations } from '#funds/contract'
import { zeroFen } from '#kernel/money'
import { useOneCounty } from '../../console/own-county.ts'
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
import { matterPage } from './matter-page.ts'

type Reservation = Reply<typeof listReservations>['rows'][number]

/** 预留清单: what each approved class has bound, and what is left of it; a row opens its class. */
export function Page() {
  const t = useTranslations('funds')
  const { options } = useCodeWords()
  const go = useGo()
  const columns = useColumns()
  const [filters, set, reset] = useUrlFilters({ search: '', source: '', open: '' })
  const open = filters.open === 'yes' || filters.open === 'no' ? filters.open : undefined
  const list = useEndpointPages(listReservations, {
    query: {
      source: oneOf(fundSources, filters.source),
      open,
      ...(filters.search && { search: filters.search }),
    },
  })
  const states = [
    { value: 'yes', label: t('openYes') },
    { value: 'no', label: t('openNo') },
  ]
  return (
    <>
      <PageHeader title={t('reservations')} lead={t('reservationsLead')} back={{ to: '/funds', name: t('title') }} />
      <FilterBar
        filters={[
          { name: 'search', label: t('searchReservations'), kind: 'text' },
          { name: 'source', label: t('source'), kind: 'select', options: options(fundSources) },
          { name: 'open', label: t('state'), kind: 'select', options: states },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('reservations')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => go(matterPage(row.item, row.matterId))}
        empty={{ title: t('reservationsEmpty'), next: t('reservationsEmptyNext') }}
      />
    </>
  )
}

function useColumns(): Column<Reservation>[] {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  const oneCounty = useOneCounty()
  return [
    { key: 'class', title: t('class'), render: (row) => row.document ?? t('openClass') },
    { key: 'item', title: t('item'), render: (row) => label(fundItems, row.item) },
    { key: 'source', title: t('source'), render: (row) => label(fundSources, row.source) },
    { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
    ...(oneCounty ? [] : [{ key: 'region', title: t('region'), render: (row: Reservation) => row.regionName }]),
    { key: 'amount', title: t('reservedAmount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
    { key: 'left', title: t('left'), numeric: true, render: (row) => <Money fen={row.leftFen} bare /> },
    { key: 'state', title: t('state'), render: (row) => <State row={row} /> },
  ]
}

function State({ row }: { row: Reservation }) {
  const t = useTranslations('funds')
  if (row.released) return <StatusTag tone="stop">{t('stateReleased')}</StatusTag>
  if (row.leftFen === zeroFen) return <StatusTag tone="done">{t('stateUsed')}</StatusTag>
  return <StatusTag tone="doing">{t('stateOpen')}</StatusTag>
}
