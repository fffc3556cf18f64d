import { useTranslations } from 'use-intl'
import { StatusTag } from './status-tag.tsx'

/** How near the limit is, judged by the server with the calendar of working days: 红 逾期, 黄 三个工作日内, 绿 期限充裕. */
export type DueTone = 'overdue' | 'soon' | 'fine'

const looks = { overdue: 'stop', soon: 'warn', fine: 'done' } as const

/** A time limit: lamp, its word and the day. */
export function DueTag({ tone, dueOn }: { tone: DueTone; dueOn?: string }) {
  const t = useTranslations('light.due')
  return (
    <StatusTag tone={looks[tone]}>
      {t(tone)}
      {dueOn && <span className="numeric">{dueOn}</span>}
    </StatusTag>
  )
}
