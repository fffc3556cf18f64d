import { useTranslations } from 'use-intl'
import type { listMatters } from '#employment/contract'
import type { Reply } from '../../ui/call.ts'
import { DueTag } from '../../ui/due-tag.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

type Matter = Reply<typeof listMatters>['rows'][number]

/** The lamp of a follow-up, the day it was done, or why there is no limit yet. */
export function FollowUpDue({
  of,
}: {
  of: Pick<Matter, 'followUpDueOn' | 'followUpDoneOn' | 'closedBecause' | 'tone'>
}) {
  const t = useTranslations('employment')
  if (of.followUpDoneOn) return <StatusTag tone="done">{t('doneOn', { date: of.followUpDoneOn })}</StatusTag>
  if (of.closedBecause) return <span className="hint">{of.closedBecause}</span>
  if (!of.followUpDueOn) return <span className="hint">{t('noDue')}</span>
  return <DueTag tone={of.tone} dueOn={of.followUpDueOn} />
}
