import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import { getTrialBalance, ledgers } from '#funds/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

type Trial = Reply<typeof getTrialBalance>
type Row = Trial['accounts'][number]

/** 试算平衡: every posting added up again; an account that does not agree is said first. */
export function Page() {
  const t = useTranslations('funds')
  const trial = useEndpoint(getTrialBalance, { query: {} })
  return (
    <>
      <PageHeader
        title={t('trial')}
        lead={t('trialLead')}
        back={{ to: '/funds', name: t('title') }}
        actions={<PrintButton wide />}
      />
      <Answer to={trial}>{(data) => <Sheet trial={data} />}</Answer>
    </>
  )
}

function Sheet({ trial }: { trial: Trial }) {
  const t = useTranslations('funds')
  const go = useGo()
  const columns = useColumns(trial)
  return (
    <>
      <Alert
        showIcon
        type={trial.balanced ? 'success' : 'error'}
        title={`${trial.asOf} · ${trial.balanced ? t('allBalanced') : t('notBalanced')}`}
        style={{ marginBottom: 12 }}
      />
      <DataTable
        label={t('trial')}
        list={{ rows: trial.accounts }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/funds/${row.id}`)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
      />
    </>
  )
}

function useColumns(trial: Trial): Column<Row>[] {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  return [
    { key: 'name', title: t('account'), render: (row) => row.name },
    ...ledgers.values.map((ledger) => ({
      key: ledger,
      title: t('inYuan', { name: label(ledgers, ledger) }),
      numeric: true,
      render: (row: Row) => <Money fen={row.recounted[ledger]} bare />,
      sum: <Money fen={trial.totals[ledger]} bare />,
    })),
    { key: 'balanced', title: t('state'), render: (row) => <State balanced={row.balanced} /> },
  ]
}

function State({ balanced }: { balanced: boolean }) {
  const t = useTranslations('funds')
  return <StatusTag tone={balanced ? 'done' : 'stop'}>{balanced ? t('balanced') : t('unbalanced')}</StatusTag>
}
