import { useTranslations } from 'use-intl'
import { type listSignals, riskSeverities, signalStates } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable, type List } from '../../ui/data-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { severityTones, signalTones } from './tones.ts'
import { usePair } from './use-pair.ts'

type Signal = Reply<typeof listSignals>['rows'][number]

/** Signals, what to check first on top. */
export function SignalTable({ list, onOpen }: { list: List<Signal>; onOpen: (id: string) => void }) {
  const t = useTranslations('supervision')
  const { label } = useCodeWords()
  const pair = usePair()
  const several = useSession().user.regionCode.endsWith('00')
  return (
    <DataTable
      label={t('signals')}
      list={list}
      rowKey={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
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
        ...(several ? [{ key: 'county', title: t('county'), render: (row: Signal) => row.regionName }] : []),
        { key: 'found', title: t('foundOn'), render: (row) => row.foundOn },
        {
          key: 'state',
          title: t('state'),
          render: (row) => <StatusTag tone={signalTones[row.state]}>{label(signalStates, row.state)}</StatusTag>,
        },
      ]}
    />
  )
}
