import { useTranslations } from 'use-intl'
import { exchangeKinds, readReconciliation } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Mapping } from './exchange-mapping.tsx'
import { type Asked, Download, Standing, Upload } from './exchange-standing.tsx'
import { periodOf, useYearSoFar } from './year-filter.ts'

/** 与自治区信息系统对账: a file out, a file in, and what does not agree. */
export function Page() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.exchange')
  const codes = useCodeWords()
  const begin = useYearSoFar()
  const [filters, set, reset] = useUrlFilters({ kind: 'classes', ...begin })
  const asked: Asked = {
    kind: oneOf(exchangeKinds, filters.kind) ?? 'classes',
    ...periodOf(filters, begin),
  }
  const handles = useSession().user.role !== 'auditor'
  const state = useEndpoint(readReconciliation, { query: asked })
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        tags={<Clause anchor="gx-2022-7#10" />}
        actions={handles && <Download asked={asked} />}
      />
      <FilterBar
        filters={[
          { name: 'kind', label: t('kind'), kind: 'select', options: codes.options(exchangeKinds), given: true },
          { name: 'from', label: words('from'), kind: 'date', given: true },
          { name: 'until', label: words('until'), kind: 'date', given: true },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <Answer to={state}>{(of) => <Standing of={of} />}</Answer>
      {handles && <Upload asked={asked} />}
      <Mapping kind={asked.kind} />
    </>
  )
}
