import { useTranslations } from 'use-intl'
import { employmentStatuses, followUpOutcomes, serviceKinds } from '#employment/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { Timeline } from '../../ui/timeline.tsx'
import type { File } from './matter-file.tsx'

/** What was done for the person; a call that reached nobody is marked. */
export function Services({ file: { services } }: { file: File }) {
  const t = useTranslations('employment')
  const { label } = useCodeWords()
  return (
    <section className="drawer-part" aria-label={t('services')}>
      <h2>{t('services')}</h2>
      {services.length === 0 && <p className="hint">{t('noServices')}</p>}
      <Timeline
        label={t('services')}
        steps={services.map((row) => ({
          key: row.id,
          tone: row.result === followUpOutcomes.label('not-reached') ? 'warn' : 'done',
          title: [label(serviceKinds, row.kind), row.result].filter(Boolean).join('：'),
          detail: `${row.on} ${row.by} · ${row.note}`,
        }))}
      />
    </section>
  )
}

/** What is known of the person's work, the latest first. */
export function Statuses({ file: { statuses } }: { file: File }) {
  const t = useTranslations('employment')
  const { label } = useCodeWords()
  return (
    <section className="drawer-part" aria-label={t('statuses')}>
      <h2>{t('statuses')}</h2>
      <Timeline
        label={t('statuses')}
        steps={statuses.map((row, index) => ({
          key: row.id,
          tone: index === 0 ? 'doing' : 'wait',
          title: [label(employmentStatuses, row.status), row.employer].filter(Boolean).join(' · '),
          detail: [
            row.until ? t('period', { from: row.from, until: row.until }) : t('since', { from: row.from }),
            row.source,
            t('verified', { date: row.verifiedOn }),
          ].join(' · '),
        }))}
      />
    </section>
  )
}
