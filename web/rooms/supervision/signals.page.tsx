import { useTranslations } from 'use-intl'
import { listSignals, riskSeverities, signalStates } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { inspectors } from './duties.ts'
import { RiskRules } from './risk-rules.tsx'
import { RunRisks } from './run-risks.tsx'
import { SignalFile } from './signal-file.tsx'
import { SignalTable } from './signal-table.tsx'

/** 风险提示: what the records show, the evidence first; dismissed with a reason or looked at on site. */
export function Page() {
  const t = useTranslations('supervision')
  const { options } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ state: 'open', severity: '', open: '' })
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
            <RiskRules />
            {inspectors.has(role) && <RunRisks />}
          </>
        }
      />
      <FilterBar
        filters={[
          { name: 'state', label: t('state'), kind: 'select', options: options(signalStates), given: true },
          { name: 'severity', label: t('severity'), kind: 'select', options: options(riskSeverities) },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <SignalTable list={list} onOpen={(open) => set({ open })} />
      <DetailDrawer open={filters.open !== ''} title={t('signals')} onClose={() => set({ open: '' })}>
        {filters.open !== '' && <SignalFile signalId={filters.open} />}
      </DetailDrawer>
    </>
  )
}
