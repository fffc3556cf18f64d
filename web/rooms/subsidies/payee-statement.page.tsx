import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { exportPayeeStatement, getPayeeStatement, itemStates } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import './subsidies.css'

type Statement = Reply<typeof getPayeeStatement>

/** 收款人对账单: for the clerk to print, for an organization to take as a workbook. */
export function Page() {
  const t = useTranslations('subsidies')
  const given = usePageParams('payeeKind', 'payeeId')
  const payeeKind = given.payeeKind === 'person' ? ('person' as const) : ('organization' as const)
  const params = { payeeKind, payeeId: given.payeeId }
  const statement = useEndpoint(getPayeeStatement, { params, query: {} })
  const [error, setError] = useState<unknown>()
  const get = () => {
    setError(undefined)
    download(exportPayeeStatement, { params, body: {} }).catch(setError)
  }
  return (
    <>
      <PageHeader
        title={t('payeeStatement')}
        lead={t('payeeStatementLead')}
        back={{ to: '/subsidies', name: t('title') }}
        actions={
          <>
            <Button onClick={() => print()}>{t('print')}</Button>
            <Button onClick={get}>{t('exportXlsx')}</Button>
          </>
        }
      />
      {error !== undefined && <ProblemAlert problem={problemFrom(error)} />}
      <Answer to={statement}>{(data) => <Sheet of={data} />}</Answer>
    </>
  )
}

function Sheet({ of }: { of: Statement }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const rows = of.transfers.flatMap(({ lines, ...one }) =>
    lines.map((line) => ({ ...line, one, key: `${one.id} ${line.lineNumber}` })),
  )
  return (
    <>
      {of.payeeName && (
        <h2>
          {of.payeeName} · {t('payeePaid')} <Money fen={of.paidFen} />
        </h2>
      )}
      <DataTable
        label={t('payeeStatement')}
        list={{ rows }}
        rowKey={(row) => row.key}
        empty={{ title: t('payeeNothing') }}
        columns={[
          { key: 'sent', title: t('sentOn'), render: (row) => row.one.sentOn },
          { key: 'order', title: t('paymentOrder'), render: (row) => `${row.one.orderNumber} / ${row.one.sequence}` },
          { key: 'matter', title: t('matter'), render: (row) => row.matter },
          { key: 'subject', title: t('person'), render: (row) => row.subjectName },
          { key: 'item', title: t('item'), render: (row) => row.item },
          { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
          {
            key: 'why',
            title: t('why'),
            render: (row) => (
              <>
                {row.sentence}
                <small className="reason">{row.clauses.join('、')}</small>
              </>
            ),
          },
          { key: 'account', title: t('accountTail'), render: (row) => row.one.accountTail },
          {
            key: 'bank',
            title: t('bankAnswer'),
            render: (row) => (
              <>
                {label(itemStates, row.one.state)} {row.one.settledOn}
                <small className="reason">{row.one.bankReason}</small>
                {row.one.returnedOn && <small className="reason">{t('backOn', { on: row.one.returnedOn })}</small>}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
