import { useTranslations } from 'use-intl'
import { type Fen, formatYuan } from '#kernel/money'

/** An amount in yuan with tabular figures; `bare` leaves the unit to the column's header. */
export function Money({ fen, bare = false }: { fen: Fen; bare?: boolean }) {
  const t = useTranslations('light')
  return <span className="numeric">{bare ? formatYuan(fen) : t('yuan', { amount: formatYuan(fen) })}</span>
}
