import { useTranslations } from 'use-intl'
import { confirmParticipation, listParticipation, removeParticipation, staffDuties } from '#statistics/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { CertifyStaff, CheckStaff, EnterStaff } from './staff-forms.tsx'
import { periodOf, useYearSoFar } from './year-filter.ts'

type Ledger = Reply<typeof listParticipation>
type Row = Ledger['rows'][number]

/** 教职工参与台账: who did what for which class, confirmed by another colleague; facts, no score. */
export function Page() {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.staff')
  const { label } = useCodeWords()
  const school = useSession().user.role === 'school'
  const begin = useYearSoFar()
  const [filters, set, reset] = useUrlFilters({ ...begin, number: '' })
  const period = periodOf(filters, begin)
  const found = useEndpoint(listParticipation, { query: { ...period, staffNumber: filters.number || undefined } })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} tags={<Clause anchor="gx-2022-7#12" />} />
      <FilterBar
        filters={[
          { name: 'from', label: words('from'), kind: 'date', given: true },
          { name: 'until', label: words('until'), kind: 'date', given: true },
          { name: 'number', label: t('number'), kind: 'text' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(found, found.data?.rows)}
        rowKey={(row) => row.id}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'person', title: t('person'), render: (row) => `${row.staffName}（${row.staffNumber}）`, fixed: true },
          { key: 'class', title: t('class'), render: (row) => `${row.classNumber} ${row.classTitle}` },
          { key: 'duty', title: t('duty'), render: (row) => label(staffDuties, row.duty) },
          { key: 'span', title: t('span'), render: (row) => `${row.fromOn} – ${row.untilOn}` },
          { key: 'days', title: t('days'), numeric: true, render: (row) => row.days },
          ...(school ? [] : [{ key: 'school', title: t('school'), render: (row: Row) => row.organizationName }]),
          { key: 'state', title: t('state'), render: (row) => <State of={row} acts={school} /> },
        ]}
      />
      {found.data && <Sums of={found.data.staff} period={period} certifies={school} />}
      {school && <EnterStaff />}
      <CheckStaff />
    </>
  )
}

function State({ of, acts }: { of: Row; acts: boolean }) {
  const t = useTranslations('yearly.staff')
  const confirm = useAct(confirmParticipation)
  const remove = useAct(removeParticipation)
  const params = { participationId: of.id }
  const items = [{ key: of.id, name: `${of.staffName} ${of.classNumber} ${of.days}` }]
  if (of.confirmedOn) return <StatusTag tone="done">{t('confirmed', { date: of.confirmedOn })}</StatusTag>
  return (
    <span className="acts">
      <StatusTag tone="wait">{t('waiting')}</StatusTag>
      {acts && !of.enteredByMe && (
        <ConfirmAct act={t('confirm')} items={items} onConfirm={() => confirm.mutateAsync({ params })} />
      )}
      {acts && <ConfirmAct act={t('remove')} quiet items={items} onConfirm={() => remove.mutateAsync({ params })} />}
    </span>
  )
}

interface SumsProps {
  readonly of: Ledger['staff']
  readonly period: { readonly from: Row['fromOn']; readonly until: Row['fromOn'] }
  readonly certifies: boolean
}

function Sums({ of, period, certifies }: SumsProps) {
  const t = useTranslations('yearly.staff')
  if (of.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('sums')}</h2>
      <p className="hint">{certifies && t('certifyHint')}</p>
      <DataTable
        label={t('sums')}
        list={{ rows: of }}
        rowKey={(row) => `${row.staffNumber} ${row.staffName}`}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'person', title: t('person'), render: (row) => row.staffName },
          { key: 'number', title: t('number'), render: (row) => row.staffNumber },
          { key: 'classes', title: t('classes'), numeric: true, render: (row) => row.classes },
          { key: 'days', title: t('days'), numeric: true, render: (row) => row.days },
          ...(certifies
            ? [
                {
                  key: 'act',
                  title: t('certify'),
                  render: (row: SumsProps['of'][number]) => <CertifyStaff staffNumber={row.staffNumber} {...period} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
