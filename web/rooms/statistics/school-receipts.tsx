import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { dateText } from '#kernel/dates'
import { incomeKinds, recordPayBase, recordReceipt, withdrawReceipt } from '#statistics/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonField } from '../classes/reason-field.tsx'
import type { YearOfSchool } from './school-year.tsx'
import { fenOf, YuanField } from './yuan-field.tsx'

type Receipt = YearOfSchool['receipts'][number]

/** What the school entered itself; a wrong line is withdrawn with its reason and stays to be seen. */
export function Receipts({ of, enters }: { of: YearOfSchool; enters: boolean }) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.school')
  const { label } = useCodeWords()
  if (of.receipts.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('receipts')}</h2>
      <DataTable
        label={t('receipts')}
        list={{ rows: of.receipts }}
        rowKey={(row) => row.id}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'on', title: t('on'), render: (row) => row.receivedOn },
          { key: 'kind', title: t('kind'), render: (row) => label(incomeKinds, row.kind) },
          { key: 'source', title: t('payer'), render: (row) => row.payer },
          { key: 'document', title: t('document'), render: (row) => row.document },
          { key: 'pairing', title: t('inPairing'), render: (row) => words(row.inPairing ? 'yes' : 'no') },
          { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
          { key: 'state', title: t('state'), render: (row) => <State of={row} enters={enters} /> },
        ]}
      />
    </section>
  )
}

function State({ of, enters }: { of: Receipt; enters: boolean }) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.school')
  const [reason, setReason] = useState('')
  const withdraw = useAct(withdrawReceipt)
  if (of.withdrawnReason !== null) {
    return <StatusTag tone="stop">{t('withdrawn', { reason: of.withdrawnReason })}</StatusTag>
  }
  if (!enters) return <StatusTag tone="done">{t('counted')}</StatusTag>
  return (
    <ConfirmAct
      act={t('withdraw')}
      danger
      quiet
      items={[{ key: of.id, name: `${of.receivedOn} ${of.payer}`, amountFen: of.amountFen }]}
      ready={reason.trim() !== ''}
      onConfirm={() => withdraw.mutateAsync({ params: { receiptId: of.id }, body: { reason } })}
    >
      <ReasonField label={words('reason')} value={reason} onChange={setReason} />
    </ConfirmAct>
  )
}

interface NewReceipt {
  readonly kind: 'training' | 'assessment'
  readonly receivedOn: string
  readonly amount: string
  readonly payer: string
  readonly document: string
  readonly inPairing: 'yes' | 'no'
}

/** What came from elsewhere, and the approved base of the year. */
export function EnterIncome({ year }: { year: number }) {
  const words = useTranslations('yearly')
  const t = useTranslations('yearly.school')
  const codes = useCodeWords()
  const record = useAct(recordReceipt)
  const base = useAct(recordPayBase)
  const labels = {
    kind: t('kind'),
    receivedOn: t('on'),
    amount: t('amount'),
    payer: t('payer'),
    document: t('document'),
    inPairing: t('inPairing'),
  }
  const must = (label: string) => [{ required: true, message: words('needed', { label }) }]
  return (
    <>
      <details className="panel">
        <summary>{t('record')}</summary>
        <ActForm<NewReceipt>
          draft="school-receipt"
          submit={t('record')}
          labels={labels}
          busy={record.isPending}
          error={record.error}
          onSubmit={({ amount, receivedOn, inPairing, ...rest }) =>
            record.mutateAsync({
              body: {
                ...rest,
                receivedOn: dateText(receivedOn),
                amountFen: fenOf(amount),
                inPairing: inPairing === 'yes',
              },
            })
          }
        >
          <Form.Item name="kind" label={labels.kind} rules={must(labels.kind)}>
            <Select options={codes.options(incomeKinds)} />
          </Form.Item>
          <Form.Item name="receivedOn" label={labels.receivedOn} rules={must(labels.receivedOn)}>
            <DateInput />
          </Form.Item>
          <YuanField name="amount" label={labels.amount} />
          <Form.Item name="payer" label={labels.payer} rules={must(labels.payer)}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="document" label={labels.document} rules={must(labels.document)}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="inPairing" label={labels.inPairing} rules={must(labels.inPairing)}>
            <Select
              options={[
                { value: 'yes', label: words('yes') },
                { value: 'no', label: words('no') },
              ]}
            />
          </Form.Item>
        </ActForm>
      </details>
      <details className="panel">
        <summary>{t('recordBase')}</summary>
        <ActForm<{ amount: string; document: string }>
          draft={`pay-base/${year}`}
          submit={t('recordBase')}
          labels={{ amount: t('amount'), document: t('baseDocument') }}
          busy={base.isPending}
          error={base.error}
          onSubmit={({ amount, document }) => base.mutateAsync({ body: { year, amountFen: fenOf(amount), document } })}
        >
          <YuanField name="amount" label={t('amount')} zero />
          <Form.Item name="document" label={t('baseDocument')} rules={must(t('baseDocument'))}>
            <Input maxLength={100} />
          </Form.Item>
        </ActForm>
      </details>
    </>
  )
}
