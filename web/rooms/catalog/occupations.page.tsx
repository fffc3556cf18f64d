import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { getOccupationTemplate, importOccupations, listTrades } from '#catalog/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { SheetUpload } from '../../ui/sheet-upload.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

const KEEPERS = new Set(['region-officer', 'administrator'])

/** 职业目录: occupations of the three editions and the region's own items; the limits count by the code of today. */
export function Page() {
  const t = useTranslations('occupations')
  const [filters, set, reset] = useUrlFilters({ search: '' })
  const list = useEndpoint(listTrades, {})
  const wanted = filters.search.trim()
  const rows = (list.data?.trades ?? []).filter(({ code, name }) => code.includes(wanted) || name.includes(wanted))
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {KEEPERS.has(useSession().user.role) && <Import />}
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[{ name: 'search', label: t('search'), kind: 'text' }]}
      />
      <DataTable
        label={t('title')}
        list={listOf(list, rows)}
        rowKey={(row) => row.code}
        empty={{ title: t('none'), next: t('noneNext') }}
        columns={[
          { key: 'name', title: t('name'), fixed: true, render: (row) => row.name },
          { key: 'code', title: t('code'), render: (row) => <span className="numeric">{row.code}</span> },
          { key: 'edition', title: t('edition'), render: (row) => row.edition ?? t('own') },
          {
            key: 'identity',
            title: t('identity'),
            render: (row) => (row.identity === row.code ? '—' : <span className="numeric">{row.identity}</span>),
          },
          { key: 'source', title: t('source'), render: (row) => row.source },
        ]}
      />
    </>
  )
}

function Import() {
  const t = useTranslations('occupations')
  const upload = useAct(importOccupations)
  return (
    <section className="panel">
      <p>{t('importLead')}</p>
      <SheetUpload act={upload} onFile={(file) => upload.mutate({ file })} report={upload.data}>
        <Button onClick={() => void download(getOccupationTemplate)}>{t('template')}</Button>
      </SheetUpload>
    </section>
  )
}
