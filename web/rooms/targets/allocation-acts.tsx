import { App, Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { zeroFen } from '#kernel/money'
import { freezeAllocation, handOver, returnAllocation } from '#targets/contract'
import { useSession } from '../../console/session-gate.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonInput } from '../subsidies/reason-input.tsx'
import type { AllocationView } from './allocation.page.tsx'
import { drafters } from './allocations.page.tsx'

/** What may be done now: the check of a draft, by somebody else; the hand-over of a frozen one, by finance. */
export function AllocationActs({ view }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  const { role } = useSession().user
  if (view.state === 'draft' && drafters.includes(role)) return view.mine ? <p>{t('own')}</p> : <Check view={view} />
  if (view.state === 'frozen' && role === 'finance' && view.handedOver === 0) return <HandOver view={view} />
  return null
}

const itemsOf = ({ places, shares }: AllocationView) =>
  places
    .map(({ regionCode, regionName }) => ({
      key: regionCode,
      name: regionName,
      amountFen: shares[regionCode] ?? zeroFen,
    }))
    .filter(({ amountFen }) => amountFen > 0)

function Check({ view }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const freeze = useAct(freezeAllocation, { onDone: () => void message.success(t('frozenDone')) })
  const giveBack = useAct(returnAllocation, { onDone: () => void message.success(t('returned')) })
  const params = { allocationId: view.id }
  return (
    <p className="page-actions">
      <ConfirmAct
        act={t('freeze')}
        items={itemsOf(view)}
        disabled={view.moved}
        onConfirm={() => freeze.mutateAsync({ params, body: { seenHash: view.seenHash } })}
      >
        <p className="hint">{t('freezeHint')}</p>
      </ConfirmAct>{' '}
      <ConfirmAct
        act={t('return')}
        danger
        quiet
        items={[{ key: view.id, name: view.title }]}
        ready={reason.trim() !== ''}
        onConfirm={() => giveBack.mutateAsync({ params, body: { reason } })}
      >
        <ReasonInput label={t('reason')} value={reason} longest={200} onChange={setReason} />
      </ConfirmAct>
    </p>
  )
}

function HandOver({ view }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  const { message } = App.useApp()
  const id = useId()
  const [documentNumber, setDocument] = useState('')
  const act = useAct(handOver, {
    alsoChanges: ['funds'],
    onDone: ({ counties }) => void message.success(t('handOverDone', { count: counties })),
  })
  return (
    <ConfirmAct
      act={t('handOver')}
      items={itemsOf(view)}
      ready={documentNumber.trim() !== ''}
      onConfirm={() => act.mutateAsync({ params: { allocationId: view.id }, body: { documentNumber } })}
    >
      <label htmlFor={id}>{t('handOverNumber')}</label>
      <Input id={id} maxLength={60} value={documentNumber} onChange={(event) => setDocument(event.target.value)} />
    </ConfirmAct>
  )
}
