import { useTranslations } from 'use-intl'
import { checkOutcomes, checkStates, type listChecks } from '#supervision/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable, type List } from '../../ui/data-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { checkTones } from './tones.ts'

type Check = Reply<typeof listChecks>['rows'][number]

/** Spot checks, the newest plans first. */
export function CheckTable({ list, onOpen }: { list: List<Check>; onOpen: (id: string) => void }) {
  const t = useTranslations('supervision')
  const { label } = useCodeWords()
  return (
    <DataTable
      label={t('checks')}
      list={list}
      rowKey={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
      empty={{ title: t('checksEmpty'), next: t('checksEmptyNext') }}
      columns={[
        { key: 'class', title: t('class'), render: (row) => `${row.classNumber} ${row.classTitle}`, fixed: true },
        { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
        { key: 'from', title: t('from'), render: (row) => t(row.signalId ? 'bySignal' : 'bySample') },
        { key: 'due', title: t('dueOn'), render: (row) => row.dueOn },
        {
          key: 'state',
          title: t('state'),
          render: (row) => <StatusTag tone={checkTones[row.state]}>{label(checkStates, row.state)}</StatusTag>,
        },
        {
          key: 'outcome',
          title: t('outcome'),
          render: (row) => (row.outcome ? label(checkOutcomes, row.outcome) : '—'),
        },
      ]}
    />
  )
}
