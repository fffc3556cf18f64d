import './policy-lab.css'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { exportLab, listKnobs, runLab } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { ArgsOf } from '../../ui/call.ts'
import { download } from '../../ui/call.ts'
import { DateInput } from '../../ui/date-input.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { type Change, LabChanges, readChanges } from './lab-changes.tsx'
import { LabResult } from './lab-result.tsx'

type Body = ArgsOf<typeof runLab>['body']

/** 政策试验: what a rule would have cost if it had said something else; the changes stand in the address. */
export function Page() {
  const t = useTranslations('lab')
  const today = useSession().business.date
  const year = Number(today.slice(0, 4))
  const [filters, set] = useUrlFilters({ from: `${year}-01-01`, until: `${year}-12-31`, changes: '[]' })
  const knobs = useEndpoint(listKnobs, {})
  const run = useAct(runLab)
  const changes = readChanges(filters.changes)
  const body = { from: filters.from, until: filters.until, changes } as Body
  const stale = run.data !== undefined && JSON.stringify(run.variables?.body) !== JSON.stringify(body)
  const change = (next: readonly Change[]) => set({ changes: JSON.stringify(next) })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/policy', name: t('policy') }} />
      <section className="panel">
        <div className="lab-period">
          <label htmlFor="lab-from">{t('from')}</label>
          <DateInput id="lab-from" value={filters.from} onChange={(from) => set({ from: from ?? '' })} />
          <label htmlFor="lab-until">{t('until')}</label>
          <DateInput id="lab-until" value={filters.until} onChange={(until) => set({ until: until ?? '' })} />
          {[year, year - 1].map((one) => (
            <Button key={one} onClick={() => set({ from: `${one}-01-01`, until: `${one}-12-31` })}>
              {t('year', { year: String(one) })}
            </Button>
          ))}
          {knobs.data && <Button onClick={() => set({ from: knobs.data.since, until: today })}>{t('ever')}</Button>}
        </div>
        <Answer to={knobs}>{({ rules }) => <LabChanges rules={rules} changes={changes} onChange={change} />}</Answer>
        <div className="lab-acts">
          <Button
            type="primary"
            disabled={changes.length === 0}
            loading={run.isPending}
            onClick={() => run.mutate({ body })}
          >
            {t('run')}
          </Button>
          {stale && <span role="status">{t('stale')}</span>}
        </div>
        {run.error && <ProblemAlert problem={problemFrom(run.error)} />}
      </section>
      {run.data ? (
        <LabResult
          result={run.data}
          acts={
            <Button disabled={stale} onClick={() => void download(exportLab, { body })}>
              {t('export')}
            </Button>
          }
        />
      ) : (
        <EmptyState title={t('none')} next={t('noneNext')} />
      )}
    </>
  )
}
