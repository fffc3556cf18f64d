import { useTranslations } from 'use-intl'
import { educationReportStates, educationStandings, listEducationReports } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { DraftFund } from './draft-fund.tsx'
import { FundReport } from './fund-report.tsx'
import { useYears } from './year-filter.ts'

type Row = Reply<typeof listEducationReports>['rows'][number]

const TONES = { missing: 'wait', 'below-share': 'warn', 'in-share': 'done', 'not-judged': 'doing' } as const

/** 职工教育经费年报: who reported, who falls short; an enterprise fills in its own. */
export function Page() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.fund')
  const codes = useCodeWords()
  const { role } = useSession().user
  const { options, last } = useYears()
  const [filters, set, reset] = useUrlFilters({ year: last, standing: '', open: '' })
  const year = Number(filters.year) || Number(last)
  const standing = oneOf(educationStandings, filters.standing)
  const found = useEndpoint(listEducationReports, { query: { year, standing } })
  const rows = found.data?.rows ?? []
  const open = rows.find(({ organizationId }) => organizationId === filters.open)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <FilterBar
        filters={[
          { name: 'year', label: words('year'), kind: 'select', options, given: true },
          { name: 'standing', label: t('standing'), kind: 'select', options: codes.options(educationStandings) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(found, rows)}
        rowKey={(row) => row.organizationId}
        onOpen={(row) => set({ open: row.organizationId })}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'name', title: t('enterprise'), render: (row) => row.organizationName, fixed: true },
          {
            key: 'standing',
            title: t('standing'),
            render: (row) => (
              <StatusTag tone={TONES[row.standing]}>{codes.label(educationStandings, row.standing)}</StatusTag>
            ),
          },
          { key: 'share', title: t('share'), numeric: true, render: (row) => percentOf(row) },
          {
            key: 'used',
            title: t('used'),
            numeric: true,
            render: (row) => row.report && <Money fen={row.report.usedFen} bare />,
          },
          {
            key: 'state',
            title: t('state'),
            render: (row) => row.report && codes.label(educationReportStates, row.report.state),
          },
          { key: 'version', title: t('version'), numeric: true, render: (row) => row.report?.version },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.organizationName} onClose={() => set({ open: '' })}>
        {open && (open.report ? <FundReport reportId={open.report.id} /> : <p>{t('missing')}</p>)}
        {open && role === 'enterprise' && <DraftFund year={year} report={open.report} />}
      </DetailDrawer>
    </>
  )
}

const percentOf = ({ frontLinePercent }: Row): string => (frontLinePercent === null ? '' : `${frontLinePercent}%`)
