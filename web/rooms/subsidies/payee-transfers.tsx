import { useTranslations } from 'use-intl'
import { type getPayeeStatement, itemStates } from '#subsidies/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'

type Statement = Reply<typeof getPayeeStatement>

/** Each line of each transfer: what, why, when, the bank's answer. */
export function PayeeTransfers({ of, inPeriod }: { of: Statement; inPeriod: boolean }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const rows = of.transfers.flatMap(({ lines, ...one }) =>
    lines.map((line) => ({ ...line, one, key: `${one.id} ${line.lineNumber}` })),
  )
  return (
    <>
      {of.payeeName && (
        <h2>
          {of.payeeName} · {t(inPeriod ? 'payeePaidThen' : 'payeePaid')} <Money fen={of.paidFen} />
        </h2>
      )}
      <DataTable
        label={t('payeeStatement')}
        list={{ rows }}
        rowKey={(row) => row.key}
        empty={{ title: t(inPeriod && of.payeeName ? 'payeeNothingThen' : 'payeeNothing') }}
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
                {row.twice && <small className="reason">{row.twice}</small>}
                {row.one.returnedOn && <small className="reason">{t('backOn', { on: row.one.returnedOn })}</small>}
              </>
            ),
          },
        ]}
      />
    </>
  )
}
