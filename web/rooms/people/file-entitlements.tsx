import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { exceptionStates, getEntitlements, useStates } from '#people/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { AskForm } from './exception-forms.tsx'

type Account = Reply<typeof getEntitlements>
export type Balance = Account['balances'][number]

/** 享受账户: what every limit still allows over all counties, and how each place was used. */
export function FileEntitlements({ personId, clerk }: { personId: string; clerk: boolean }) {
  const t = useTranslations('entitlements')
  const account = useEndpoint(getEntitlements, { params: { personId } })
  const [asking, setAsking] = useState<Balance>()
  return (
    <Answer to={account}>
      {(known) => (
        <>
          <p>{t('lead')}</p>
          <Balances account={known} onAsk={clerk ? setAsking : undefined} />
          <h2>{t('uses')}</h2>
          <Uses account={known} />
          {known.exceptions.length > 0 && <Exceptions account={known} />}
          <DetailDrawer open={asking !== undefined} title={t('ask')} onClose={() => setAsking(undefined)}>
            {asking && <AskForm personId={personId} balance={asking} onDone={() => setAsking(undefined)} />}
          </DetailDrawer>
        </>
      )}
    </Answer>
  )
}

function Balances({ account, onAsk }: { account: Account; onAsk: ((balance: Balance) => void) | undefined }) {
  const t = useTranslations('entitlements')
  const places = (row: Balance) => (row.exceptions > 0 ? `${row.atMost} + ${row.exceptions}` : `${row.atMost}`)
  return (
    <DataTable
      label={t('title')}
      list={{ rows: account.balances }}
      rowKey={(row) => row.slot}
      empty={{ title: t('noLimits') }}
      columns={[
        { key: 'limit', title: t('limit'), fixed: true, render: (row) => `${row.limit}（${row.clauses.join('、')}）` },
        { key: 'component', title: t('component'), render: (row) => row.component || '—' },
        { key: 'within', title: t('within'), render: (row) => row.within || t('wholeLife') },
        { key: 'places', title: t('places'), numeric: true, render: places },
        { key: 'held', title: t('held'), numeric: true, render: (row) => row.held },
        { key: 'reserved', title: t('reserved'), numeric: true, render: (row) => row.reserved },
        { key: 'consumed', title: t('consumed'), numeric: true, render: (row) => row.consumed },
        {
          key: 'left',
          title: t('left'),
          numeric: true,
          render: (row) =>
            onAsk && row.left === 0 && row.exceptional ? (
              <Button onClick={() => onAsk(row)}>{t('ask')}</Button>
            ) : (
              <strong>{row.left}</strong>
            ),
        },
      ]}
    />
  )
}

function Uses({ account }: { account: Account }) {
  const t = useTranslations('entitlements')
  const { label } = useCodeWords()
  return (
    <DataTable
      label={t('uses')}
      list={{ rows: account.uses.map((use, index) => ({ ...use, key: `${index}` })), total: account.usesTotal }}
      rowKey={(row) => row.key}
      empty={{ title: t('noUses'), next: t('foreign') }}
      columns={[
        { key: 'matter', title: t('matter'), fixed: true, render: (row) => row.matterName },
        { key: 'limit', title: t('limit'), render: (row) => [row.limit, row.within].filter(Boolean).join(' ') },
        { key: 'state', title: t('state'), render: (row) => label(useStates, row.state) },
        { key: 'taken', title: t('takenOn'), render: (row) => <span className="numeric">{row.takenOn}</span> },
        {
          key: 'released',
          title: t('released'),
          render: (row) => (row.releasedOn ? `${row.releasedOn} ${row.releasedBecause ?? ''}` : '—'),
        },
      ]}
    />
  )
}

function Exceptions({ account }: { account: Account }) {
  const t = useTranslations('entitlements')
  const { label } = useCodeWords()
  return (
    <>
      <h2>{t('exceptions')}</h2>
      <DataTable
        label={t('exceptions')}
        list={{ rows: account.exceptions }}
        rowKey={(row) => row.id}
        empty={{ title: t('noExceptions') }}
        columns={[
          { key: 'limit', title: t('limit'), fixed: true, render: (row) => `${row.limit} ${row.within}` },
          { key: 'reason', title: t('reason'), render: (row) => row.reason },
          { key: 'document', title: t('document'), render: (row) => row.documentNumber },
          { key: 'on', title: t('requestedOn'), render: (row) => <span className="numeric">{row.requestedOn}</span> },
          { key: 'state', title: t('state'), render: (row) => label(exceptionStates, row.state) },
          { key: 'note', title: t('note'), render: (row) => row.decisionNote ?? '—' },
        ]}
      />
    </>
  )
}
