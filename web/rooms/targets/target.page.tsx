import { useTranslations } from 'use-intl'
import { getTarget } from '#targets/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Breakdowns } from './breakdowns.tsx'
import { percent } from './percent.ts'
import { LightTag, ProgressBar } from './progress-bar.tsx'
import { TargetHead } from './target-head.tsx'
import { TargetPeople } from './target-people.tsx'

export type TargetView = Reply<typeof getTarget>

const readers: readonly string[] = ['city-officer', 'region-officer', 'city-employment-service', 'auditor']

/** One target: its words, its counties, the people behind a figure, how it is broken down. */
export function Page() {
  const { target } = usePageParams('target')
  const [filters, set] = useUrlFilters({ year: '0', open: '', met: 'yes' })
  const view = useEndpoint(getTarget, { params: { target }, query: { year: Number(filters.year) } })
  return (
    <Answer to={view}>
      {(data) => (
        <>
          <TargetHead view={data} year={filters.year} onYear={(year) => set({ year })} />
          <Counties view={data} onOpen={(open) => set({ open })} />
          <Departments view={data} />
          <MayBreakDown view={data} />
          {filters.open !== '' && <TargetPeople view={data} filters={filters} onChange={set} />}
        </>
      )}
    </Answer>
  )
}

function Counties({ view, onOpen }: { view: TargetView; onOpen: (regionCode: string) => void }) {
  const t = useTranslations('targets')
  const { target, counties } = view
  const share = target.unit === 'share'
  const numberOf = (number: number | null) => (number === null ? '—' : share ? `${percent(number)}%` : number)
  const all = (
    <button type="button" className="row-opener numeric" onClick={() => onOpen(target.regionCode)}>
      {target.count.done}
    </button>
  )
  return (
    <section className="panel">
      <h2>{t('counties')}</h2>
      <DataTable
        label={t('counties')}
        list={{ rows: counties }}
        rowKey={(row) => row.regionCode}
        onOpen={(row) => onOpen(row.regionCode)}
        empty={{ title: t('nobody') }}
        columns={[
          { key: 'county', title: t('county'), render: (row) => row.regionName, fixed: true },
          { key: 'number', title: t('number'), numeric: true, render: (row) => numberOf(row.number) },
          {
            key: 'done',
            title: t('doneColumn'),
            numeric: true,
            render: (row) => row.count.done,
            sum: all,
          },
          ...(share
            ? [
                {
                  key: 'of',
                  title: t('ofColumn'),
                  numeric: true,
                  render: (row: TargetView['counties'][number]) => row.count.of,
                  sum: target.count.of,
                },
              ]
            : []),
          {
            key: 'share',
            title: t('shareColumn'),
            numeric: true,
            render: (row) => (row.shareBp === null ? '—' : percent(row.shareBp)),
          },
          {
            key: 'bar',
            title: t('light'),
            render: (row) => (
              <>
                {row.shareBp !== null && <ProgressBar shareBp={row.shareBp} elapsedBp={target.elapsedBp} />}
                <LightTag light={row.light} />
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function Departments({ view: { departments } }: { view: TargetView }) {
  const t = useTranslations('targets')
  if (departments.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('departments')}</h2>
      <p className="hint">{t('noDepartments')}</p>
      <DataTable
        label={t('departments')}
        list={{ rows: departments }}
        rowKey={(row) => row.department}
        empty={{ title: t('nobody') }}
        columns={[
          { key: 'department', title: t('department'), render: (row) => row.department },
          { key: 'number', title: t('number'), numeric: true, render: (row) => row.number },
        ]}
      />
    </section>
  )
}

/** A share and a target without a number have no parts; a county sees its own part in the table above. */
function MayBreakDown({ view }: { view: TargetView }) {
  const { role } = useSession().user
  const { number, unit } = view.target
  if (!readers.includes(role) || number === null || unit === 'share') return null
  return <Breakdowns view={view} />
}
