import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { exportReceiptTemplate, importReceipts, itemStates } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'
import { UploadBox } from '../../ui/upload-box.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Batch } from './batch.page.tsx'
import { PayFile } from './pay-file.tsx'
import { Rest, Withdrawals, WithdrawOrder } from './withdraw-order.tsx'

type Order = Batch['orders'][number]
type Item = Order['items'][number]
const tones: Readonly<Record<Item['state'], Tone>> = {
  sent: 'doing',
  confirmed: 'done',
  returned: 'stop',
  unknown: 'warn',
  'sent-back': 'stop',
  withdrawn: 'wait',
}

/** Something of it is still ordered, and no bank has said that it did not execute it. */
const mayGoOut = ({ items, withdrawals }: Order) =>
  items.some(({ state }) => state !== 'withdrawn') && withdrawals.every(({ bankDocument }) => bankDocument === null)

/** What the bank may still say something new of: also money it has paid may come back days later. */
const answerable: readonly Item['state'][] = ['sent', 'unknown', 'confirmed']

/** 付款指令: file out, receipts in, each transfer with the bank's answer; supplements name the batch. */
export function Orders({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const { role } = useSession().user
  return (
    <section className="panel" aria-label={t('orders')}>
      <h2>{t('orders')}</h2>
      {batch.orders.map((order) => (
        <article key={order.id}>
          <h3>
            {order.number} · <Money fen={order.totalFen} /> <Rest order={order} />· {order.sentOn}
          </h3>
          <p className="hint">
            {t('fileHash')} <code>{order.fileHash}</code>
          </p>
          <PayFile order={order} mayExport={role === 'finance' && mayGoOut(order)} />
          <Withdrawals order={order} />
          <WithdrawOrder order={order} batch={batch} />
          <Items order={order} />
          {role === 'accountant' && order.items.some((item) => answerable.includes(item.state)) && (
            <Receipts order={order} />
          )}
        </article>
      ))}
    </section>
  )
}

function Items({ order }: { order: Order }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  return (
    <DataTable
      label={t('transfers')}
      list={{ rows: order.items }}
      rowKey={(row) => row.id}
      empty={{ title: t('noTransfers') }}
      columns={[
        { key: 'sequence', title: t('sequence'), render: (row) => row.sequence },
        { key: 'payee', title: t('payee'), render: (row) => row.payeeName },
        { key: 'account', title: t('accountTail'), render: (row) => row.accountTail },
        { key: 'lines', title: t('lineNumbers'), render: (row) => row.lineNumbers.join('、') },
        { key: 'amount', title: t('amount'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
        {
          key: 'state',
          title: t('bankAnswer'),
          render: (row) => (
            <>
              <StatusTag tone={tones[row.state]}>{label(itemStates, row.state)}</StatusTag>
              {row.bankReason && <small className="reason">{row.bankReason}</small>}
              {row.returnedOn && (
                <small className="reason">
                  {t('arrivedThenBack', { paid: row.settledOn ?? '', back: row.returnedOn })}
                </small>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

function Receipts({ order }: { order: Order }) {
  const t = useTranslations('subsidies')
  const params = { orderId: order.id }
  const receipts = useAct(importReceipts, { alsoChanges: ['funds'] })
  const done = receipts.data
  const booked = done ? done.confirmed + done.returned + done.unknown + done.sentBack : 0
  return (
    <>
      <h4>{t('receipts')}</h4>
      {order.items.every((item) => item.state !== 'sent' && item.state !== 'unknown') && (
        <p className="hint">{t('lateReturnHint')}</p>
      )}
      {receipts.error && <ProblemAlert problem={problemFrom(receipts.error)} />}
      {done && (booked > 0 || done.remarks.length === 0) && (
        <p role="status">
          {t(booked > 0 ? 'receiptsDone' : 'receiptsKnown', {
            confirmed: done.confirmed,
            returned: done.returned,
            unknown: done.unknown,
            sentBack: done.sentBack,
          })}
        </p>
      )}
      {done?.remarks.map((remark) => (
        <p key={remark} role="alert" className="reason">
          {remark}
        </p>
      ))}
      <UploadBox
        types={['.xlsx', '.csv']}
        maxMegabytes={20}
        busy={receipts.isPending}
        onFile={(file) => receipts.mutate({ params, file })}
      >
        <Button type="link" onClick={() => void download(exportReceiptTemplate, { params })}>
          {t('receiptTemplate')}
        </Button>
      </UploadBox>
    </>
  )
}
