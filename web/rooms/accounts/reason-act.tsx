import { Input } from 'antd'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ConfirmAct } from '../../ui/confirm-act.tsx'

interface ReasonActProps {
  readonly act: string
  readonly subject: string
  readonly danger?: boolean
  readonly onConfirm: (reason: string) => Promise<unknown>
}

/** An act that needs a reason, which the audit trail keeps. */
export function ReasonAct({ act, subject, danger, onConfirm }: ReasonActProps) {
  const t = useTranslations('accounts')
  const id = useId()
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      act={act}
      danger={danger}
      items={[{ key: subject, name: subject }]}
      ready={reason.trim() !== ''}
      onConfirm={() => onConfirm(reason.trim())}
    >
      <label htmlFor={id}>{t('reason')}</label>
      <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      <p className="hint">{t('reasonHint')}</p>
    </ConfirmAct>
  )
}
