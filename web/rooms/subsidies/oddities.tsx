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

const seenBy = (line: Line, name: string) => line.seen.some((mark) => mark.byName === name)

/** The next odd line the reviewer has not looked at, after the one that is open. */
export function nextOdd(batch: Batch, open: Line | undefined, name: string): Line | undefined {
  const waiting = batch.lines.filter((line) => line.id !== open?.id && line.oddities.length > 0 && !seenBy(line, name))
  return waiting.find((line) => line.lineNumber > (open?.lineNumber ?? 0)) ?? waiting[0]
}

interface SeeLineProps {
  readonly of: Line
  readonly name: string
  readonly onDone: () => void
}

/** 看过这一行: the reviewer has opened an odd line and says so, one line at a time. */
export function SeeLine({ of, name, onDone }: SeeLineProps) {
  const t = useTranslations('subsidies')
  const see = useAct(seeLine, { onDone })
  if (of.oddities.length === 0 || seenBy(of, name)) return null
  return (
    <ConfirmAct
      act={t('seeLine')}
      items={[{ key: of.id, name: `${of.lineNumber}. ${of.subjectName}`, amountFen: of.amountFen }]}
      onConfirm={() => see.mutateAsync({ params: { lineId: of.id }, body: {} })}
    />
  )
}
