import { useFormatter, useTranslations } from 'use-intl'
import { listCommitments, matterKinds } from '#notices/contract'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Promised } from './promised.tsx'

/** 承诺与违诺: what organizations signed, point by point; a point that was not kept becomes a finding. */
export function Page() {
  const t = useTranslations('supervision.commitments')
  const { label, options } = useCodeWords()
  const format = useFormatter()
  const [filters, set, reset] = useUrlFilters({ search: '', kind: '', open: '' })
  const matterKind = oneOf(matterKinds, filters.kind)
  const list = useEndpointPages(listCommitments, { query: { search: filters.search || undefined, matterKind } })
  const open = list.rows.find(({ id }) => id === filters.open)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} tags={<Clause anchor="lz-2019-63#7-2" />} />
      <FilterBar
        filters={[
          { name: 'search', label: t('search'), kind: 'text' },
          { name: 'kind', label: t('kind'), kind: 'select', options: options(matterKinds) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'organization', title: t('organization'), render: (row) => row.organizationName, fixed: true },
          { key: 'kind', title: t('kind'), render: (row) => label(matterKinds, row.matterKind) },
          { key: 'signer', title: t('signer'), render: (row) => row.signerName },
          {
            key: 'signed',
            title: t('signedAt'),
            render: (row) => format.dateTime(new Date(row.signedAt), { dateStyle: 'short', timeStyle: 'short' }),
          },
          { key: 'version', title: t('version'), render: (row) => row.briefingVersion, numeric: true },
          { key: 'breaches', title: t('breaches'), render: (row) => row.breaches, numeric: true },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.organizationName} onClose={() => set({ open: '' })}>
        {open && <Promised key={open.id} commitment={open} />}
      </DetailDrawer>
    </>
  )
}
