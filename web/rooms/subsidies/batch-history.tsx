import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { batchActs } from '#subsidies/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import type { Tone } from '../../ui/status-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { shanghaiTime } from '../audit/audit-facts.ts'
import type { Batch } from './batch.page.tsx'

const tones: Readonly<Partial<Record<Batch['history'][number]['step'], Tone>>> = { return: 'warn', reject: 'stop' }

/** Who did which step on which day, with the list's hash each was bound to, and each order to the bank; ids run with time. */
export function BatchHistory({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  return (
    <section className="panel">
      <h2>{t('history')}</h2>
      <Timeline
        label={t('history')}
        steps={[
          ...batch.history.map((step) => ({
            key: step.id,
            tone: tones[step.step] ?? 'done',
            title: `${label(batchActs, step.step)} · ${step.byName}`,
            detail: [step.onDay, step.note, ...step.reasons, t('hashShort', { hash: step.listHash.slice(0, 12) })]
              .filter((part) => part !== '')
              .join(' · '),
          })),
          ...batch.orders.map((order) => ({
            key: order.id,
            tone: 'done' as const,
            title: `${t(order.supplement > 0 ? 'paySupplement' : 'pay')} · ${order.number}`,
            detail: [
              order.sentOn,
              t('orderAmount', { amount: formatYuan(order.totalFen) }),
              ...order.exports.slice(0, 1).map(({ byName, at }) => t('exported', { by: byName, at: shanghaiTime(at) })),
            ].join(' · '),
          })),
        ].toSorted((a, b) => (a.key < b.key ? -1 : 1))}
      />
    </section>
  )
}
