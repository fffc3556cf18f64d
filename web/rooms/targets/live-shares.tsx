import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import type { Fen } from '#kernel/money'
import { ALL_WEIGHTS, type AllocationFactor, allocate, factorFaults, type readFactors } from '#targets/contract'
import type { Reply } from '../../ui/call.ts'
import type { AllocationView } from './allocation.page.tsx'
import { percent } from './percent.ts'
import { ShareTable } from './share-table.tsx'

interface LiveSharesProps {
  readonly total: Fen
  readonly factors: readonly AllocationFactor[]
  readonly gathered: Reply<typeof readFactors>
  readonly saved: AllocationView | undefined
}

/** The amounts as the weights stand this moment, by the very function that the server freezes with. */
export function LiveShares({ total, factors, gathered, saved }: LiveSharesProps) {
  const t = useTranslations('allocations')
  const regions = gathered.places.map(({ regionCode }) => regionCode)
  const faults = factorFaults(factors, regions)
  const labelOf = (key: string) => factors.find((factor) => factor.key === key)?.label ?? key
  if (faults) {
    const said = [
      ...(faults.sumBp === ALL_WEIGHTS ? [] : [t('mustBeWhole', { sum: percent(faults.sumBp) })]),
      ...faults.empty.map((key) => t('nobodyHas', { label: labelOf(key) })),
    ]
    return <Alert showIcon type="warning" title={said.join('；')} />
  }
  if (total <= 0) return <Alert showIcon type="info" title={t('amountNeeded')} />
  const { shares } = allocate(total, regions, factors)
  return (
    <section className="panel" aria-live="polite">
      <h2>{t('result')}</h2>
      <ShareTable
        places={gathered.places}
        factors={factors}
        overlap={gathered.overlap}
        shares={shares}
        before={saved?.shares}
      />
    </section>
  )
}
