import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { withdrawOrder } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { PickMany } from '../../ui/pick-many.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Batch } from './batch.page.tsx'
import { ReasonInput } from './reason-input.tsx'
import { restOf, takenOf } from './withdrawn.ts'

type Order = Batch['orders'][number]

/**
 * 撤回: who pays takes back what never left the house; once the file was exported the accountant does, on the bank's answer that
 * it was not executed. All that waits, unless some are chosen.
 */
export function WithdrawOrder({ order, batch }: { order: Order; batch: Batch }) {
  const t = useTranslations('subsidies')
  const { role } = useSession().user
  const field = useId()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [reason, setReason] = useState('')
  const [bankDocument, setBankDocument] = useState('')
  const clear = () => {
    setChosen([])
    setReason('')
    setBankDocument('')
  }
  const act = useAct(withdrawOrder, { alsoChanges: ['funds'], onDone: clear })
  const exported = order.exports.length > 0
  const open = order.items.filter(({ state }) => state === 'sent' || (exported && state === 'unknown'))
  const mine = role === (exported ? 'accountant' : 'finance') && batch.acts.includes('withdraw-order')
  if (!mine || open.length === 0) return null
  const taken = takenOf(open, chosen)
  const sequences = taken.map(({ sequence }) => sequence)
  return (
    <ConfirmAct
      act={t('withdrawOrder')}
      items={taken.map((item) => ({
        key: item.id,
        name: `${item.sequence}. ${item.payeeName} …${item.accountTail}`,
        amountFen: item.amountFen,
      }))}
      danger
      quiet
      ready={taken.length > 0 && reason.trim() !== '' && (!exported || bankDocument.trim() !== '')}
      onClosed={() => setChosen([])}
      onConfirm={() => act.mutateAsync({ params: { orderId: order.id }, body: { sequences, reason, bankDocument } })}
    >
      <p className="hint">{t(exported ? 'withdrawExportedHint' : 'withdrawHint')}</p>
      {open.length > 1 && (
        <fieldset className="field">
          <legend>{t('withdrawWhich')}</legend>
          <PickMany
            label={t('withdrawSearch')}
            options={open.map((item) => ({
              value: item.sequence,
              label: `${item.sequence}. ${item.payeeName} …${item.accountTail} · ${formatYuan(item.amountFen)}`,
            }))}
            value={chosen.length === 0 ? [] : sequences}
            onChange={setChosen}
          />
        </fieldset>
      )}
      <ReasonInput label={t('withdrawReason')} value={reason} longest={200} onChange={setReason} />
      {exported && (
        <div className="field">
          <label htmlFor={field}>{t('bankDocument')}</label>
          <Input id={field} value={bankDocument} maxLength={100} onChange={(e) => setBankDocument(e.target.value)} />
        </div>
      )}
    </ConfirmAct>
  )
}

/** 余: of an order from which something was taken back, what its file was made anew for. */
export function Rest({ order }: { order: Order }) {
  const t = useTranslations('subsidies')
  if (order.withdrawals.length === 0) return null
  return <>{t('orderRest', { amount: formatYuan(restOf(order.items)) })} </>
}

/** What of an order was taken back: which, why, by whom, on which answer of the bank. */
export function Withdrawals({ order }: { order: Order }) {
  const t = useTranslations('subsidies')
  return order.withdrawals.map((one) => (
    <p key={one.id} className="hint">
      {t('withdrawn', {
        numbers: one.sequences.join('、'),
        by: one.byName,
        on: one.onDay,
        reason: one.reason,
        amount: formatYuan(one.amountFen),
      })}
      {one.bankDocument && t('withdrawnOn', { document: one.bankDocument })}
    </p>
  ))
}
