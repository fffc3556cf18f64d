import { useTranslations } from 'use-intl'
import { batchActs, oddities, seeLine } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Batch } from './batch.page.tsx'

type Line = Batch['lines'][number]

/** Why a line needs eyes of its own, and who has looked at it for which step. */
export function Oddities({ of }: { of: Line }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  return (
    <>
      {of.oddities.map(({ kind, words }) => (
        <small key={`${kind} ${words}`} className="reason">
          <StatusTag tone="warn">{label(oddities, kind)}</StatusTag> {words}
        </small>
      ))}
      {of.seen.map(({ step, byName, onDay, note }) => (
        <small key={`${step} ${byName}`} className="reason">
          {t('seenBy', { step: label(batchActs, step), name: byName, on: onDay })} {note}
        </small>
      ))}
    </>
  )
}

/** 看过这一行: the reviewer has opened an odd line and says so, one line at a time. */
export function SeeLine({ of, name }: { of: Line; name: string }) {
  const t = useTranslations('subsidies')
  const see = useAct(seeLine)
  const mine = of.seen.some((mark) => mark.byName === name)
  if (of.oddities.length === 0 || mine) return null
  return (
    <ConfirmAct
      act={t('seeLine')}
      items={[{ key: of.id, name: `${of.lineNumber}. ${of.subjectName}`, amountFen: of.amountFen }]}
      onConfirm={() => see.mutateAsync({ params: { lineId: of.id }, body: {} })}
    />
  )
}
