import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { isDate } from '#kernel/dates'
import { gateChecks, type getGate, overridable, overrideCheck } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { DateInput } from '../../ui/date-input.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ReasonInput } from './reason-input.tsx'

type Gate = Reply<typeof getGate>
type Line = Gate['lines'][number]

/** 放行: an approver lets one line pass a check that is not hard, with a reason and a last day. */
export function OverrideButton({ check, line }: { check: Line['checks'][number]['check']; line: Line }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const { role } = useSession().user
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<string>()
  const act = useAct(overrideCheck)
  if (role !== 'approver' || !(check in overridable)) return null
  const name = `${line.lineNumber}. ${line.payeeName}：${label(gateChecks, check)}`
  const run = async () => {
    if (until === undefined || !isDate(until)) return
    await act.mutateAsync({ params: { lineId: line.lineId }, body: { check, reason, validUntil: until } })
  }
  return (
    <ConfirmAct
      act={t('override')}
      quiet
      items={[{ key: line.lineId, name, amountFen: line.amountFen }]}
      ready={reason.trim() !== '' && until !== undefined}
      onConfirm={run}
    >
      <ReasonInput label={t('overrideReason')} value={reason} longest={200} onChange={setReason} />
      <p>{t('overrideUntil')}</p>
      <DateInput label={t('overrideUntil')} value={until} onChange={setUntil} />
    </ConfirmAct>
  )
}

/** Everything that was ever let pass in the batch: what has expired is said so. */
export function MadeOverrides({ of }: { of: Gate['overrides'] }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  return (
    <>
      <h3>{t('overrides')}</h3>
      <ul className="plain-list">
        {of.map((one) => (
          <li key={one.id}>
            {t('overrideOf', {
              line: one.lineNumber,
              check: label(gateChecks, one.check),
              tail: one.accountTail,
              by: one.byName,
              on: one.madeOn,
              until: one.validUntil,
              reason: one.reason,
            })}{' '}
            <StatusTag tone={one.expired ? 'warn' : 'doing'}>
              {t(one.expired ? 'overrideExpired' : 'overrideInForce')}
            </StatusTag>
          </li>
        ))}
      </ul>
    </>
  )
}
