import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { subtract } from '#kernel/money'
import { decideWriteOff, proposeWriteOff, writeOffStates } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonInput } from './reason-input.tsx'
import type { Recovery } from './recovery-acts.tsx'

type WriteOff = Recovery['writeOffs'][number]
const tones = { proposed: 'warn', agreed: 'done', declined: 'stop' } as const

/** 核销 of one order, the newest first: what was proposed by whom, on which document, and what another person decided. */
export function WriteOffs({ of }: { of: Recovery }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  return of.writeOffs.map((one) => (
    <div key={one.id}>
      <small className="reason">
        {t('writeOffOf')} <Money fen={one.leftFen} />{' '}
        <StatusTag tone={tones[one.state]}>{label(writeOffStates, one.state)}</StatusTag> {one.reason}（
        {one.documentNumber}）· {t('proposedBy', { name: one.proposedByName, on: one.proposedOn })}
        {one.decidedOn && ` · ${one.decidedOn} ${one.decidedByName}：${one.note}`}
      </small>
      {one.mayDecide && <Decide of={of} one={one} />}
      {one.state === 'proposed' && !one.mayDecide && <small className="reason">{t('writeOffWaits')}</small>}
    </div>
  ))
}

/** Who cannot collect the rest proposes; an approver other than them decides. */
export function ProposeWriteOff({ of }: { of: Recovery }) {
  const t = useTranslations('subsidies')
  const propose = useAct(proposeWriteOff)
  const [reason, setReason] = useState('')
  const [documentNumber, setNumber] = useState('')
  return (
    <ConfirmAct
      act={t('proposeWriteOff')}
      quiet
      ready={reason.trim() !== '' && documentNumber.trim() !== ''}
      items={[{ key: of.id, name: `${of.number} ${of.payeeName}`, amountFen: subtract(of.amountFen, of.repaidFen) }]}
      onConfirm={() => propose.mutateAsync({ params: { recoveryId: of.id }, body: { reason, documentNumber } })}
    >
      <p className="hint">{t('writeOffLead')}</p>
      <ReasonInput label={t('reason')} value={reason} longest={200} onChange={setReason} />
      <ReasonInput label={t('writeOffDocument')} value={documentNumber} longest={60} onChange={setNumber} />
    </ConfirmAct>
  )
}

function Decide({ of, one }: { of: Recovery; one: WriteOff }) {
  const t = useTranslations('subsidies')
  const decide = useAct(decideWriteOff)
  const [note, setNote] = useState('')
  const items = [{ key: one.id, name: `${of.number} ${of.payeeName}`, amountFen: one.leftFen }]
  return (
    <span className="acts">
      {([true, false] as const).map((agree) => (
        <ConfirmAct
          key={String(agree)}
          act={t(agree ? 'writeOff' : 'declineWriteOff')}
          danger={agree}
          quiet={!agree}
          ready={note.trim() !== ''}
          items={items}
          onConfirm={() => decide.mutateAsync({ params: { writeOffId: one.id }, body: { agree, note } })}
        >
          <p>
            {one.reason}（{one.documentNumber}）
          </p>
          <ReasonInput label={t('decisionNote')} value={note} longest={200} onChange={setNote} />
        </ConfirmAct>
      ))}
    </span>
  )
}
