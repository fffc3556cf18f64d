import { useTranslations } from 'use-intl'
import { disclosureStates, listDisclosures } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { DisclosureDrawer } from './disclosure-drawer.tsx'
import { DueDisclosures } from './disclosure-due.tsx'
import { useLabel } from './disclosure-figures.tsx'

const tones = { draft: 'doing', published: 'done', returned: 'stop' } as const

/** 资金使用公开: what is due, each period's versions; a row opens to its figures and to what may be done. */
export function Page() {
  const t = useTranslations('disclosure')
  const label = useLabel()
  const words = useCodeWords()
  const own = useSession().user.regionCode
  const [filters, set] = useUrlFilters({ from: '', open: '' })
  const asked = useEndpoint(listDisclosures, { query: { regionCode: own } })
  const rows = asked.data?.disclosures ?? []
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} tags={<Clause anchor="lz-2019-63#6-4" />} />
      <DueDisclosures onChoose={(from) => set({ from, open: '' })} />
      <DataTable
        label={t('list')}
        list={listOf(asked, rows, asked.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id, from: '' })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'period', title: t('period'), render: (row) => label(row.periodLabels), fixed: true },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          { key: 'version', title: t('version'), numeric: true, render: (row) => row.version },
          { key: 'paid', title: t('paid'), numeric: true, render: (row) => <Money fen={row.paidFen} bare /> },
          { key: 'on', title: t('publishedOn'), render: (row) => row.publishedOn },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={tones[row.state]}>{words.label(disclosureStates, row.state)}</StatusTag>,
          },
        ]}
      />
      <DisclosureDrawer open={filters.open} from={filters.from} onChange={set} />
    </>
  )
}
