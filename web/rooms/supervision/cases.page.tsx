import { useTranslations } from 'use-intl'
import { caseStates, listCases } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'

import { FilterBar } from '../../ui/filter-bar.tsx'
import { Opening } from '../../ui/opening.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { CaseTable } from './case-table.tsx'
import { Complain } from './complain.tsx'
import { inspectors } from './duties.ts'

/** 案件: from a finding, a signal or a complaint. */
export function Page() {
  const t = useTranslations('supervision')
  const go = useGo()
  const { options } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ search: '', state: '', waiting: '' })
  const list = useEndpointPages(listCases, {
    query: {
      state: oneOf(caseStates, filters.state),
      ...(filters.waiting === 'decision' && { waiting: filters.waiting }),
      ...(filters.search && { search: filters.search }),
    },
  })
  return (
    <>
      <PageHeader
        title={t('cases')}
        lead={t('casesLead')}
        actions={
          inspectors.has(role) && (
            <Opening quiet title={t('complain')}>
              {() => <Complain />}
            </Opening>
          )
        }
      />
      <FilterBar
        filters={[
          { name: 'search', label: t('searchCases'), kind: 'text' },
          { name: 'state', label: t('state'), kind: 'select', options: options(caseStates) },
          {
            name: 'waiting',
            label: t('waitingFor'),
            kind: 'select',
            options: [{ value: 'decision', label: t('toDecide') }],
          },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <CaseTable list={list} onOpen={(id) => go(`/supervision/cases/${id}`)} />
    </>
  )
}
