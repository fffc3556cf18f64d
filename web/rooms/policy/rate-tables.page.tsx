import './policy.css'
import { useTranslations } from 'use-intl'
import { listRateTables, rateStates } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { makers } from './rate-duties.ts'
import { RateTable } from './rate-table.tsx'

export type Table = Reply<typeof listRateTables>['tables'][number]

const tones = { entered: 'doing', checked: 'done', rejected: 'stop' } as const

/** 外部标准表: what the rules ask for, what was entered, and what waits for the second person. */
export function Page() {
  const t = useTranslations('policy.rates')
  const back = useTranslations('policy')('title')
  const { label, options } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ state: '', open: '' })
  const asked = useEndpoint(listRateTables, { query: { state: oneOf(rateStates, filters.state) } })
  const rows = asked.data?.tables ?? []
  const open = rows.find((table) => table.id === filters.open)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/policy', name: back }}
        actions={makers.has(role) && <PageLink to="/policy/rates/enter">{t('enter')}</PageLink>}
      />
      <section className="panel">
        <h2>{t('wanted')}</h2>
        <ul>
          {asked.data?.wanted.map((table) => (
            <li key={table.key}>
              {table.title}：{table.enteredBy}
              {table.cites.map((anchor) => (
                <Clause key={anchor} anchor={anchor} />
              ))}
            </li>
          ))}
        </ul>
      </section>
      <FilterBar
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(rateStates) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('list')}
        list={{ rows, isPending: asked.isPending, error: asked.error, retry: () => void asked.refetch() }}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'document', title: t('document'), render: (row) => row.documentNumber, fixed: true },
          { key: 'table', title: t('table'), render: (row) => row.title },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          { key: 'from', title: t('from'), render: (row) => row.effectiveFrom },
          { key: 'until', title: t('until'), render: (row) => row.effectiveUntil ?? t('noEnd') },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={tones[row.state]}>{label(rateStates, row.state)}</StatusTag>,
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.documentNumber} onClose={() => set({ open: '' })}>
        {open && <RateTable table={open} />}
      </DetailDrawer>
    </>
  )
}
