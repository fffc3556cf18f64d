import { useTranslations } from 'use-intl'
import { sum } from '#kernel/money'
import { matters } from '#policy/contract'
import { listClaimable } from '#subsidies/contract'
import { useOneCounty } from '../../console/own-county.ts'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import './subsidies.css'

type Row = Reply<typeof listClaimable>['matters'][number]

/** 可以申报的事项: everything that is still to be claimed, or on demand all of it, in the organization's name, of any kind; a row opens its calculation. */
export function Page() {
  const t = useTranslations('traces')
  const s = useTranslations('subsidies')
  const go = useGo()
  const oneCounty = useOneCounty()
  const { label } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ show: 'open' })
  const show = filters.show === 'all' ? 'all' : 'open'
  const asked = useEndpoint(listClaimable, { query: { show } })
  return (
    <>
      <PageHeader title={t('claimable')} lead={t('claimableLead')} back={{ to: '/subsidies', name: s('title') }} />
      <FilterBar
        values={{ show }}
        onChange={set}
        onReset={reset}
        filters={[
          {
            name: 'show',
            label: s('state'),
            kind: 'select',
            given: true,
            options: [
              { value: 'open', label: t('claimableOpen') },
              { value: 'all', label: t('claimableAll') },
            ],
          },
        ]}
      />
      <DataTable
        label={t('claimable')}
        list={listOf(asked, asked.data?.matters)}
        rowKey={(row) => row.matterId}
        onOpen={(row) => go(`/subsidies/matters/${row.matterKind}/${row.matterId}`)}
        empty={{ title: t('claimableEmpty'), next: t('claimableEmptyNext') }}
        columns={[
          { key: 'matter', title: t('matter'), render: (row) => row.title, fixed: true },
          { key: 'kind', title: s('kind'), render: (row) => label(matters, row.matterKind) },
          { key: 'number', title: t('matterNumber'), render: (row) => row.number },
          ...(oneCounty ? [] : [{ key: 'region', title: t('region'), render: (row: Row) => row.regionName }]),
          { key: 'on', title: t('decisiveOn'), render: (row) => row.decisiveOn },
          { key: 'state', title: s('state'), render: (row) => <State of={row} /> },
          {
            key: 'amount',
            title: t('claimableFen'),
            numeric: true,
            render: (row) => <Amount of={row} />,
          },
        ]}
      />
    </>
  )
}

/** What one claim takes: what is to be claimed, what was ended with it, and what came back, as it stood. */
function Amount({ of: { claimableFen, returned } }: { of: Row }) {
  if (claimableFen === null) return '—'
  const back = returned.filter(({ state }) => state === 'returned')
  return <Money fen={sum([claimableFen, ...back.map(({ totalFen }) => totalFen)])} bare />
}

function State({ of: { notReady, claimableFen, claimed, returned } }: { of: Row }) {
  const t = useTranslations('traces')
  const cameBack = returned.some(({ state }) => state === 'returned')
  if (returned.length > 0)
    return (
      <>
        <StatusTag tone="warn">{t(cameBack ? 'stateReturned' : 'stateEnded')}</StatusTag>{' '}
        <small className="reason">{returned.map(({ number }) => number).join('、')}</small>
      </>
    )
  if (notReady)
    return (
      <>
        <StatusTag tone="wait">{t('stateMissing')}</StatusTag> <small className="reason">{notReady}</small>
      </>
    )
  if (claimableFen === null) return <StatusTag tone="doing">{t('stateFresh')}</StatusTag>
  if (claimableFen > 0) return <StatusTag tone="doing">{t('stateOpen')}</StatusTag>
  return <StatusTag tone="done">{claimed ? t('stateClaimed') : t('stateNothing')}</StatusTag>
}
