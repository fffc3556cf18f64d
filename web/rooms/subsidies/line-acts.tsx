import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { holdLine, rejectLine, releaseLine } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Batch } from './batch.page.tsx'
import { ReasonInput } from './reason-input.tsx'

type Line = Batch['lines'][number]
const open: readonly Line['place'][] = ['under-review', 'approved', 'published', 'held']

/** 暂缓, 解除, 不予支付: each with its reason; the list itself never changes. */
export function LineActs({ line, batch }: { line: Line; batch: Batch }) {
  const t = useTranslations('subsidies')
  const { role } = useSession().user
  const [reason, setReason] = useState('')
  const hold = useAct(holdLine)
  const release = useAct(releaseLine)
  const reject = useAct(rejectLine, { alsoChanges: ['funds'] })
  if (!open.includes(line.place)) return null
  const params = { lineId: line.id }
  const items = [{ key: line.id, name: `${line.lineNumber}. ${line.subjectName}`, amountFen: line.amountFen }]
  const act = (name: string, run: () => Promise<unknown>, danger = false) => (
    <ConfirmAct act={name} items={items} danger={danger} quiet={!danger} ready={reason.trim() !== ''} onConfirm={run}>
      <ReasonInput label={t('reason')} value={reason} longest={200} onChange={setReason} />
    </ConfirmAct>
  )
  if (batch.acts.includes('reject-line')) {
    return act(t('rejectLine'), () => reject.mutateAsync({ params, body: { reason } }), true)
  }
  if (role === 'approver') return null
  return line.manualHold
    ? act(t('release'), () => release.mutateAsync({ params, body: { note: reason } }))
    : act(t('hold'), () => hold.mutateAsync({ params, body: { reason } }))
}
