import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listSignals, riskSeverities, runRisks, signalStates } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { inspectors } from './duties.ts'
import { RiskRules } from './risk-rules.tsx'
import { SignalFile } from './signal-file.tsx'
import { severityTones, signalTones } from './tones.ts'
import { usePair } from './use-pair.ts'

/** 风险提示: what the records show, the evidence first; dismissed with a reason or looked at on site. */
export function Page() {
  const t = useTranslations('supervision')
  const { label, options } = useCodeWords()
  const pair = usePair()
  const { role } = useSession().user
  const [rules, setRules] = useState(false)
  const [filters, set, reset] = useUrlFilters({ state: 'open', severity: '', open: '' })
  const run = useAct(runRisks)
  const list = useEndpointPages(listSignals, {
    query: { state: oneOf(signalStates, filters.state), severity: oneOf(riskSeverities, filters.severity) },
  })
  return (
    <>
      <PageHeader
        title={t('signals')}
        lead={t('signalsLead')}
        actions={
          <>
            <Button onClick={() => setRules(true)}>{t('rules')}</Button>
            {inspectors.has(role) && (
              <Button type="primary" loading={run.isPending} onClick={() => run.mutate({ body: {} })}>
                {t('run')}
              </Button>
            )}
          </>
        }
      />
      {run.error && <ProblemAlert problem={problemFrom(run.error)} />}
      {run.data && <p role="status">{t('ran', { ...run.data })}</p>}
      <FilterBar
        filters={[
          { name: 'state', label: t('state'), kind: 'select', options: options(signalStates) },
          { name: 'severity', label: t('severity'), kind: 'select', options: options(riskSeverities) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('signals')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('signalsEmpty'), next: t('signalsEmptyNext') }}
        columns={[
          { key: 'rule', title: t('rule'), render: (row) => pair(row.ruleTitle), fixed: true },
          { key: 'what', title: t('what'), render: (row) => row.sentence },
          {
            key: 'severity',
            title: t('severity'),
            render: (row) => (
              <StatusTag tone={severityTones[row.severity]}>{label(riskSeverities, row.severity)}</StatusTag>
            ),
          },
          { key: 'about', title: t('about'), render: (row) => row.organizationName ?? '—' },
          { key: 'county', title: t('county'), render: (row) => row.regionName },
          { key: 'found', title: t('foundOn'), render: (row) => row.foundOn },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={signalTones[row.state]}>{label(signalStates, row.state)}</StatusTag>,
          },
        ]}
      />
      <DetailDrawer open={filters.open !== ''} title={t('signals')} onClose={() => set({ open: '' })}>
        {filters.open !== '' && <SignalFile signalId={filters.open} />}
      </DetailDrawer>
      <DetailDrawer open={rules} title={t('rules')} onClose={() => setRules(false)}>
        {rules && <RiskRules />}
      </DetailDrawer>
    </>
  )
}
