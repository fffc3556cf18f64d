import { useTranslations } from 'use-intl'
import { fundItems, journalKinds } from '#funds/contract'
import { formatYuanShort } from '#kernel/money'
import { useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import type { Calculation } from './matter-calculation.page.tsx'

/** 预留资金: what the approval still keeps for the class, and why the rest came back. */
export function ReservedMoney({ of }: { of: Calculation }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const { keptFen, steps } = of.reserved
  return (
    <section className="panel" aria-label={t('reservedMoney')}>
      <h2>{t('reservedMoney')}</h2>
      <p>
        {t('reservedKept')} <Money fen={keptFen} />
      </p>
      {steps.length > 0 && (
        <Timeline
          label={t('reservedMoney')}
          steps={steps.map((step) => ({
            key: step.id,
            tone: 'done' as const,
            title: t('reservedStep', {
              kind: label(journalKinds, step.kind),
              item: label(fundItems, step.item),
              amount: formatYuanShort(step.amountFen),
            }),
            detail: [step.bookedOn, step.document, step.responsible].join(' · '),
          }))}
        />
      )}
    </section>
  )
}
