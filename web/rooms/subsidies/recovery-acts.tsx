import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { readYuan, subtract, zeroFen } from '#kernel/money'
import { closeRecovery, type listRecoveries, recordRepayment } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { Money } from '../../ui/money.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonInput } from './reason-input.tsx'
import { wholeAmount } from './whole-amount.ts'
import { ProposeWriteOff } from './write-offs.tsx'

export type Recovery = Reply<typeof listRecoveries>['rows'][number]
const open: readonly Recovery['state'][] = ['ordered', 'partly-repaid']

/** Money that came back is entered by the accountant; the approver closes the order. What does not come back is written off by two. */
export function RecoveryActs({ of }: { of: Recovery }) {
  const { role } = useSession().user
  if (role === 'approver' && of.state === 'repaid') return <Close of={of} />
  if (!open.includes(of.state)) return null
  const proposed = of.writeOffs.some(({ state }) => state === 'proposed')
  return (
    <span className="acts">
      {role === 'accountant' && <Repay of={of} />}
      {(role === 'accountant' || role === 'second-reviewer') && !proposed && <ProposeWriteOff of={of} />}
    </span>
  )
}

interface Values {
  readonly amount: string
  readonly documentNumber: string
  readonly receivedOn: never
}

function Repay({ of }: { of: Recovery }) {
  const t = useTranslations('subsidies')
  const [entering, setEntering] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setEntering(true)}>
        {t('recordRepayment')}
      </Button>
      <DetailDrawer open={entering} title={`${of.number} ${of.payeeName}`} onClose={() => setEntering(false)}>
        <Receipt of={of} onDone={() => setEntering(false)} />
      </DetailDrawer>
    </>
  )
}

function Receipt({ of, onDone }: { of: Recovery; onDone: () => void }) {
  const t = useTranslations('subsidies')
  const needed = (label: string) => [{ required: true, message: t('needed', { label }) }]
  const repay = useAct(recordRepayment, { alsoChanges: ['funds'] })
  return (
    <ActForm<Values>
      draft={`repay/${of.id}`}
      submit={t('recordRepayment')}
      onSubmit={({ amount, ...rest }) =>
        repay
          .mutateAsync({ params: { recoveryId: of.id }, body: { ...rest, amountFen: readYuan(amount) ?? zeroFen } })
          .then(onDone)
      }
      labels={{ amount: t('amount'), documentNumber: t('receiptNumber'), receivedOn: t('receivedOn') }}
      busy={repay.isPending}
      error={repay.error}
    >
      <p>
        {t('stillDue')} <Money fen={subtract(of.amountFen, of.repaidFen)} />
      </p>
      <Form.Item name="amount" label={t('amount')} required rules={[{ validator: wholeAmount(t('amountWrong')) }]}>
        <Input inputMode="decimal" className="numeric" />
      </Form.Item>
      <Form.Item name="documentNumber" label={t('receiptNumber')} rules={needed(t('receiptNumber'))}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('receivedOn')} rules={needed(t('receivedOn'))}>
        <DateInput />
      </Form.Item>
    </ActForm>
  )
}

function Close({ of }: { of: Recovery }) {
  const t = useTranslations('subsidies')
  const close = useAct(closeRecovery)
  const [reason, setReason] = useState('')
  const [documentNumber, setNumber] = useState('')
  return (
    <ConfirmAct
      act={t('closeRecovery')}
      ready={reason.trim() !== '' && documentNumber.trim() !== ''}
      items={[{ key: of.id, name: `${of.number} ${of.payeeName}`, amountFen: of.repaidFen }]}
      onConfirm={() => close.mutateAsync({ params: { recoveryId: of.id }, body: { reason, documentNumber } })}
    >
      <ReasonInput label={t('reason')} value={reason} longest={200} onChange={setReason} />
      <ReasonInput label={t('decisionNumber')} value={documentNumber} longest={60} onChange={setNumber} />
    </ConfirmAct>
  )
}
