import { useTranslations } from 'use-intl'
import { ledgers } from '#funds/contract'
import { add, type Fen, formatYuan, sum } from '#kernel/money'
import { useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import './funds.css'

export type Balances = Readonly<Record<(typeof ledgers.values)[number], Fen>>

/** From what is gone for good to what is still free: the order of the bar, left to right. */
const shown = ['handed-down', 'paid', 'in-transit', 'payable', 'reserved', 'available'] as const

/** Money that is bound: handed down, reserved, payable, on its way or paid. */
const committedOf = (balances: Balances): Fen =>
  sum([balances['handed-down'], balances.reserved, balances.payable, balances['in-transit'], balances.paid])

/** What came from above in all. */
const allottedOf = (balances: Balances): Fen => add(committedOf(balances), balances.available)

/** Where an account's money stands: a stacked bar, and the same figures in words. */
export function FundBar({ balances }: { balances: Balances }) {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  return (
    <>
      <div className="fund-bar" aria-hidden="true">
        {shown.map((ledger) => (
          <i key={ledger} className={`ledger-${ledger}`} style={{ flexGrow: balances[ledger] }} />
        ))}
      </div>
      <dl className="fund-facts">
        {shown.map((ledger) => (
          <div key={ledger}>
            <span className={`swatch ledger-${ledger}`} aria-hidden="true" />
            <dt>{label(ledgers, ledger)}</dt>
            <dd>
              <Money fen={balances[ledger]} />
            </dd>
          </div>
        ))}
        <div className="total">
          <dt>{t('allotted')}</dt>
          <dd>
            <Money fen={allottedOf(balances)} />
          </dd>
        </div>
      </dl>
    </>
  )
}

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
