import { useTranslations } from 'use-intl'
import { listResultPeople, readResults } from '#statistics/contract'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { periodOf, useYearSoFar } from './year-filter.ts'

type Results = Reply<typeof readResults>
type Counts = Pick<
  Results['classes'][number],
  'heads' | 'passed' | 'certified' | 'employed' | 'answers' | 'satisfaction'
>

/** 培训结果: what came of the classes that ended in a period; a class opens to its people. */
export function Page() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.results')
  const begin = useYearSoFar()
  const [filters, set, reset] = useUrlFilters({ ...begin, open: '' })
  const period = periodOf(filters, begin)
  const found = useEndpoint(readResults, { query: period })
  const open = found.data?.classes.find(({ classId }) => classId === filters.open)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} tags={<Clause anchor="lz-2019-63#6-4" />} />
      <FilterBar
        filters={[
          { name: 'from', label: words('from'), kind: 'date', given: true },
          { name: 'until', label: words('until'), kind: 'date', given: true },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <section className="panel">
        <h2>{t('byOrganizer')}</h2>
        <DataTable
          label={t('byOrganizer')}
          list={listOf(found, found.data?.organizers)}
          rowKey={(row) => row.organizationId}
          empty={{ title: t('empty') }}
          columns={[
            { key: 'organization', title: t('organization'), render: (row) => row.organizationName, fixed: true },
            { key: 'classes', title: t('classes'), numeric: true, render: (row) => row.classes },
            ...useCounts<Results['organizers'][number]>(),
          ]}
        />
      </section>
      <section className="panel">
        <h2>{t('byClass')}</h2>
        <DataTable
          label={t('byClass')}
          list={listOf(found, found.data?.classes)}
          rowKey={(row) => row.classId}
          onOpen={(row) => set({ open: row.classId })}
          empty={{ title: t('empty') }}
          columns={[
            { key: 'class', title: t('class'), render: (row) => `${row.number} ${row.title}`, fixed: true },
            { key: 'region', title: t('region'), render: (row) => row.regionName },
            ...useCounts<Results['classes'][number]>(),
            { key: 'evidence', title: t('evidence'), render: (row) => row.evidence },
          ]}
        />
      </section>
      <DetailDrawer open={open !== undefined} title={open?.title} onClose={() => set({ open: '' })}>
        {open && <People classId={open.classId} />}
      </DetailDrawer>
    </>
  )
}

/** Heads, three shares of them and the mean answer. */
function useCounts<Row extends Counts>(): Column<Row>[] {
  const t = useTranslations('yearly.results')
  const part = (count: number, { heads }: Counts) =>
    heads === 0 ? '' : t('of', { count, percent: Math.floor((count * 100) / heads) })
  return [
    { key: 'heads', title: t('heads'), numeric: true, render: (row) => row.heads },
    { key: 'passed', title: t('passed'), numeric: true, render: (row) => part(row.passed, row) },
    { key: 'certified', title: t('certified'), numeric: true, render: (row) => part(row.certified, row) },
    { key: 'employed', title: t('employed'), numeric: true, render: (row) => part(row.employed, row) },
    {
      key: 'satisfaction',
      title: t('satisfaction'),
      numeric: true,
      render: (row) => row.satisfaction !== null && t('answers', { score: row.satisfaction, count: row.answers }),
    },
  ]
}

function People({ classId }: { classId: string }) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.results')
  const found = useEndpoint(listResultPeople, { params: { classId } })
  return (
    <DataTable
      label={t('byClass')}
      list={listOf(found, found.data?.people)}
      rowKey={(row) => row.enrollmentId}
      empty={{ title: t('empty') }}
      columns={[
        {
          key: 'person',
          title: t('person'),
          render: (row) => <PageLink to={`/people/${row.personId}`}>{row.personName}</PageLink>,
        },
        {
          key: 'passed',
          title: t('passed'),
          render: (row) => (row.passed === null ? t('notYet') : words(row.passed ? 'yes' : 'no')),
        },
        { key: 'certificate', title: t('certificate'), render: (row) => row.certificateNumber },
        {
          key: 'employed',
          title: t('employed'),
          render: (row) => `${words(row.employed ? 'yes' : 'no')} ${row.employer}`.trim(),
        },
        { key: 'score', title: t('satisfaction'), numeric: true, render: (row) => row.score },
        { key: 'remark', title: t('remark'), render: (row) => row.remark },
      ]}
    />
  )
}
