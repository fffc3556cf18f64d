import './subsidies.css'
import { useTranslations } from 'use-intl'
import { layoutKinds, layoutStates, listLayouts } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { PayLayout } from './pay-layout.tsx'

export type Layout = Reply<typeof listLayouts>['layouts'][number]
const makers: ReadonlySet<string> = new Set(['finance', 'city-officer', 'region-officer'])
const tones = { entered: 'doing', checked: 'done', rejected: 'stop' } as const

/** 付款文件格式: every version that concerns the region, which one is in force, and what waits for the second person. */
export function Page() {
  const t = useTranslations('pay-layouts')
  const { label, options } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ state: '', open: '' })
  const asked = useEndpoint(listLayouts, { query: { state: oneOf(layoutStates, filters.state) } })
  const rows = asked.data?.layouts ?? []
  const open = rows.find((one) => one.id === filters.open)
  const state = (row: Layout) => (row.inForce ? t('inForce') : label(layoutStates, row.state))
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={makers.has(role) && <PageLink to="/subsidies/pay-layouts/enter">{t('enter')}</PageLink>}
      />
      <FilterBar
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(layoutStates) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(asked, rows)}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'title', title: t('name'), render: (row) => row.title, fixed: true },
          { key: 'kind', title: t('kind'), render: (row) => label(layoutKinds, row.kind) },
          { key: 'region', title: t('region'), render: (row) => row.regionName ?? t('shipped') },
          { key: 'revision', title: t('revision'), render: (row) => row.revision, numeric: true },
          { key: 'from', title: t('from'), render: (row) => row.effectiveFrom },
          { key: 'document', title: t('document'), render: (row) => row.documentNumber },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={row.inForce ? 'done' : tones[row.state]}>{state(row)}</StatusTag>,
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.title} onClose={() => set({ open: '' })}>
        {open && <PayLayout layout={open} mayCopy={makers.has(role)} />}
      </DetailDrawer>
    </>
  )
}
