import { useTranslations } from 'use-intl'
import { objectionStates } from '#notices/contract'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Objections } from './objections.tsx'

/** 公示异议: what waits for an answer, oldest first. */
export function Page() {
  const t = useTranslations('notices')
  const { options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ state: '' })
  return (
    <>
      <PageHeader
        title={t('objections.title')}
        lead={t('objections.lead')}
        back={{ to: '/notices', name: t('title') }}
      />
      <FilterBar
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(objectionStates) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <Objections filter={{ state: oneOf(objectionStates, filters.state) }} />
    </>
  )
}
