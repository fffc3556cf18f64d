import { useTranslations } from 'use-intl'
import { batchActs } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import type { Tone } from '../../ui/status-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { Batch } from './batch.page.tsx'

const tones: Readonly<Partial<Record<Batch['history'][number]['step'], Tone>>> = { return: 'warn', reject: 'stop' }

/** Who did which step on which day, with the list's hash each was bound to. */
export function BatchHistory({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  return (
    <section className="panel">
      <h2>{t('history')}</h2>
      <Timeline
        label={t('history')}
        steps={batch.history.map((step) => ({
          key: step.id,
          tone: tones[step.step] ?? 'done',
          title: `${label(batchActs, step.step)} · ${step.byName}`,
          detail: [step.onDay, step.note, ...step.reasons, t('hashShort', { hash: step.listHash.slice(0, 12) })]
            .filter((part) => part !== '')
            .join(' · '),
        }))}
      />
    </section>
  )
}
