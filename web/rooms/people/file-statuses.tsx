import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { personStatuses } from '#people/contract'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { PersonFile } from './person-file.page.tsx'
import { AddForm, EndForm, WithdrawForm } from './status-forms.tsx'

export type Status = PersonFile['statuses'][number]

/** 身份类别: every registration with its period and source; added and ended, never rewritten. */
export function FileStatuses({ person, clerk }: { person: PersonFile; clerk: boolean }) {
  const t = useTranslations('people')
  const { label } = useCodeWords()
  const [ending, setEnding] = useState<Status>()
  const [adding, setAdding] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Status>()
  if (!person.statusesShown) return <EmptyState title={t('statusesHidden')} />
  return (
    <section className="panel">
      <DataTable
        label={t('statuses')}
        list={{ rows: person.statuses }}
        rowKey={(row) => row.id}
        empty={{ title: t('none') }}
        columns={[
          { key: 'status', title: t('status'), render: (row) => label(personStatuses, row.status) },
          { key: 'from', title: t('from'), render: (row) => <span className="numeric">{row.validFrom}</span> },
          {
            key: 'until',
            title: t('until'),
            render: (row) => <span className="numeric">{row.validUntil ?? t('openEnd')}</span>,
          },
          { key: 'source', title: t('source'), render: (row) => row.source },
          { key: 'household', title: t('household'), render: (row) => row.householdNumber || '—' },
          {
            key: 'end',
            title: t('endStatus'),
            render: (row) => {
              if (row.withdrawnOn) {
                const facts = { on: row.withdrawnOn, reason: row.withdrawnReason ?? '' }
                return <StatusTag tone="stop">{t('statusWithdrawn', facts)}</StatusTag>
              }
              if (row.endSource) return t('ended', { source: row.endSource })
              return clerk ? <Button onClick={() => setEnding(row)}>{t('endStatus')}</Button> : '—'
            },
          },
          {
            key: 'withdraw',
            title: t('withdrawStatus'),
            render: (row) =>
              row.mayWithdraw ? <Button onClick={() => setWithdrawing(row)}>{t('withdrawStatus')}</Button> : '—',
          },
        ]}
      />
      <p>
        <Clause anchor="gx-2022-7#2" />
      </p>
      {clerk && <Button onClick={() => setAdding(true)}>{t('addStatus')}</Button>}
      <DetailDrawer open={adding} title={t('addStatus')} onClose={() => setAdding(false)}>
        <AddForm personId={person.id} onDone={() => setAdding(false)} />
      </DetailDrawer>
      <DetailDrawer open={ending !== undefined} title={t('endStatus')} onClose={() => setEnding(undefined)}>
        {ending && <EndForm statusId={ending.id} onDone={() => setEnding(undefined)} />}
      </DetailDrawer>
      <DetailDrawer
        open={withdrawing !== undefined}
        title={t('withdrawStatus')}
        onClose={() => setWithdrawing(undefined)}
      >
        {withdrawing && <WithdrawForm statusId={withdrawing.id} onDone={() => setWithdrawing(undefined)} />}
      </DetailDrawer>
    </section>
  )
}
