import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { allocationStates, listAllocations } from '#targets/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

export const drafters: readonly string[] = ['city-officer', 'region-officer']
export const stateTones: Readonly<Record<(typeof allocationStates.values)[number], Tone>> = {
  draft: 'doing',
  returned: 'stop',
  frozen: 'done',
}

/** Every allocation by factors, newest first. */
export function Page() {
  const t = useTranslations('allocations')
  const go = useGo()
  const { label } = useCodeWords()
  const { role } = useSession().user
  const asked = useEndpoint(listAllocations, {})
  const draft = drafters.includes(role) && (
    <Button type="primary" onClick={() => go('/allocations/draft')}>
      {t('draft')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={draft} />
      <Answer to={asked}>
        {({ allocations }) => (
          <DataTable
            label={t('title')}
            list={{ rows: allocations }}
            rowKey={(row) => row.id}
            onOpen={(row) => go(`/allocations/${row.id}`)}
            empty={{ title: t('empty'), next: t('emptyNext') }}
            columns={[
              { key: 'name', title: t('name'), render: (row) => row.title, fixed: true },
              { key: 'region', title: t('region'), render: (row) => row.regionName },
              { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
              { key: 'period', title: t('period'), render: (row) => `${row.from} — ${row.until}` },
              { key: 'document', title: t('documentNumber'), render: (row) => row.documentNumber },
              {
                key: 'state',
                title: t('state'),
                render: (row) => (
                  <StatusTag tone={stateTones[row.state]}>{label(allocationStates, row.state)}</StatusTag>
                ),
              },
              { key: 'made', title: t('made'), render: (row) => `${row.madeOn} ${row.madeName}` },
              {
                key: 'handed',
                title: t('handed'),
                render: (row) => (row.handedOver > 0 ? t('handedCount', { count: row.handedOver }) : t('notHanded')),
              },
            ]}
          />
        )}
      </Answer>
    </>
  )
}
