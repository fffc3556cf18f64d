import { Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { endJudgement, type listDemandJudgements } from '#catalog/contract'
import type { Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct } from '../../ui/use-endpoint.ts'

type Judgement = Reply<typeof listDemandJudgements>['judgements'][number]

/** 终止“市场需求较大”的判断: from today on it counts no more, with what that rests on. */
export function EndJudgement({ of }: { of: Judgement }) {
  const t = useTranslations('catalog.scope')
  const act = useAct(endJudgement)
  const [reason, setReason] = useState('')
  return (
    <ConfirmAct
      act={t('end')}
      items={[{ key: of.id, name: `${of.tradeName} · ${of.regionName} · ${of.document}` }]}
      ready={reason.trim() !== ''}
      quiet
      onConfirm={() => act.mutateAsync({ params: { judgementId: of.id }, body: { reason } })}
    >
      <p className="hint">{t('endHint')}</p>
      <Input.TextArea
        aria-label={t('endReason')}
        placeholder={t('endReason')}
        maxLength={300}
        rows={2}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ConfirmAct>
  )
}
