import { useTranslations } from 'use-intl'
import { batchStates, listBatches } from '#subsidies/contract'
import { useOneCounty } from '../../console/own-county.ts'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { MatterFace } from './matter-face.tsx'
import { BatchStateTag } from './tags.tsx'

type Batch = Reply<typeof listBatches>['rows'][number]

/** Who reconciles, and who answers for it. */
const checks: readonly string[] = ['finance', 'accountant', 'approver', 'city-officer', 'region-officer', 'auditor']

/** 补贴批次: newest first; `waiting=me` shows what waits for my step. */
export function Page() {
  const t = useTranslations('subsidies')
  const go = useGo()
  const { user } = useSession()
  const { options } = useCodeWords()
  const oneCounty = useOneCounty()
  const [filters, set, reset] = useUrlFilters({ search: '', waiting: '', state: '' })
  const query = {
    state: oneOf(batchStates, filters.state),
    ...(filters.waiting === 'me' && { waiting: 'me' as const }),
    ...(filters.search && { search: filters.search }),
  }
  const list = useEndpointPages(listBatches, { query })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <PageLink to="/subsidies/held">{t('toHeld')}</PageLink>
            <PageLink to="/subsidies/adjustments">{t('toAdjustments')}</PageLink>
            <PageLink to="/subsidies/recoveries">{t('toRecoveries')}</PageLink>
            <PageLink to="/subsidies/control-total">{t('toControl')}</PageLink>
            {checks.includes(user.role) && <PageLink to="/subsidies/reconciliation">{t('toReconciliation')}</PageLink>}
          </>
        }
      />
      <FilterBar
        filters={[
          { name: 'search', label: t('searchBatches'), kind: 'text' },
          { name: 'waiting', label: t('waiting'), kind: 'select', options: [{ value: 'me', label: t('waitingMe') }] },
          { name: 'state', label: t('state'), kind: 'select', options: options(batchStates) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/subsidies/batches/${row.id}`)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          {
            key: 'number',
            title: t('number'),
            render: (row) => <span className="numeric">{row.number}</span>,
            fixed: true,
          },
          { key: 'matter', title: t('matter'), render: (row) => <MatterFace of={row} /> },
          { key: 'organization', title: t('organization'), render: (row) => row.claimantName },
          ...(oneCounty ? [] : [{ key: 'region', title: t('region'), render: (row: Batch) => row.regionName }]),
          { key: 'claimed', title: t('claimedOn'), render: (row) => row.claimedOn },
          { key: 'lines', title: t('lines'), render: (row) => row.lineCount, numeric: true },
          { key: 'total', title: t('amount'), render: (row) => <Money fen={row.totalFen} bare />, numeric: true },
          {
            key: 'state',
            title: t('state'),
            render: (row) => (
              <>
                <BatchStateTag state={row.state} />
                {row.waits?.overdue && <StatusTag tone="stop">{t('overdue', { due: row.waits.dueOn })}</StatusTag>}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
