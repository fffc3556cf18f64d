import { useTranslations } from 'use-intl'
import { searchCertificates } from '#assessment/contract'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { CertificateTable } from './certificate-table.tsx'

/** 证书台账: certificates in reach, newest first. */
export function Page() {
  const t = useTranslations('assessment')
  const [filters, set, reset] = useUrlFilters({ search: '' })
  const list = useEndpointPages(searchCertificates, { query: { search: filters.search || undefined } })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar
        filters={[{ name: 'search', label: t('search'), kind: 'text' }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <CertificateTable list={list} empty={{ title: t('empty'), next: t('emptyNext') }} />
    </>
  )
}
