import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { Money } from '../../ui/money.tsx'
import { allottedOf, type Balances, committedOf } from './fund-bar.tsx'

/** How much of the budget is bound already. */
export function Thermometer({ balances }: { balances: Balances }) {
  const t = useTranslations('funds')
  const [committed, allotted] = [committedOf(balances), allottedOf(balances)]
  const words = { committed: formatYuan(committed), allotted: formatYuan(allotted) }
  return (
    <p className="thermometer">
      <span>{t('committed')}</span>
      <meter min={0} max={allotted || 1} value={committed} aria-label={t('thermometer', words)} />
      <span>
        <Money fen={committed} bare /> / <Money fen={allotted} />
      </span>
    </p>
  )
}
