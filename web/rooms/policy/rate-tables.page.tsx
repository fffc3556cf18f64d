import './policy.css'
import { useTranslations } from 'use-intl'
import { listRateTables, rateStates } from '#policy/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, useGo } from '../../ui/page-link.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { makers } from './rate-duties.ts'
import { RateList, WantedTables } from './rate-list.tsx'
import { RateTable } from './rate-table.tsx'

/** 外部标准表: what the rules ask for, what was entered, and what waits for the second person. */
export function Page() {
  const t = useTranslations('policy')
  const { options } = useCodeWords()
  const { role } = useSession().user
  const go = useGo()
  const [filters, set, reset] = useUrlFilters({ state: '', open: '' })
  const asked = useEndpoint(listRateTables, { query: { state: oneOf(rateStates, filters.state) } })
  const rows = asked.data?.tables ?? []
  const open = rows.find((table) => table.id === filters.open)
  const list = listOf(asked, rows, asked.data?.total)
  return (
    <>
      <PageHeader
        title={t('rates.title')}
        lead={t('rates.lead')}
        back={{ to: '/policy', name: t('title') }}
        actions={makers.has(role) && <PageLink to="/policy/rates/enter">{t('rates.enter')}</PageLink>}
      />
      <FilterBar
        filters={[{ name: 'state', label: t('rates.state'), kind: 'select', options: options(rateStates) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <RateList list={list} onOpen={(row) => set({ open: row.id })} />
      <WantedTables
        wanted={asked.data?.wanted ?? []}
        onEnter={makers.has(role) ? (key) => go(`/policy/rates/enter?table=${key}`) : undefined}
      />
      <DetailDrawer open={open !== undefined} title={open?.documentNumber} onClose={() => set({ open: '' })}>
        {open && <RateTable table={open} />}
      </DetailDrawer>
    </>
  )
}
