import { useTranslations } from 'use-intl'
import { checkStates, listChecks } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { CheckFile } from './check-file.tsx'
import { CheckTable } from './check-table.tsx'
import { Draw } from './draw.tsx'
import { inspectors } from './duties.ts'

/** 核查: drawn by lot or because of a signal; one of two people records, the other confirms. */
export function Page() {
  const t = useTranslations('supervision')
  const { options } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ search: '', state: '', open: '' })
  const list = useEndpointPages(listChecks, {
    query: { state: oneOf(checkStates, filters.state), ...(filters.search && { search: filters.search }) },
  })
  const open = list.rows.find(({ id }) => id === filters.open)
  return (
    <>
      <PageHeader
        title={t('checks')}
        lead={t('checksLead')}
        back={{ to: '/supervision', name: t('signals') }}
        actions={
          <>
            <PageLink to="/supervision/findings">{t('findings')}</PageLink>
            {inspectors.has(role) && <Draw />}
          </>
        }
      />
      <FilterBar
        filters={[
          { name: 'search', label: t('searchChecks'), kind: 'text' },
          { name: 'state', label: t('state'), kind: 'select', options: options(checkStates) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <CheckTable list={list} onOpen={(id) => set({ open: id })} />
      <DetailDrawer open={open !== undefined} title={t('checks')} onClose={() => set({ open: '' })}>
        {open && <CheckFile key={`${open.id} ${open.state}`} check={open} mayAct={inspectors.has(role)} />}
      </DetailDrawer>
    </>
  )
}
