import { useLocale, useTranslations } from 'use-intl'
import type { getDisclosure } from '#statistics/contract'
import type { Reply } from '../../ui/call.ts'
import { labelLanguage } from '../../ui/language.ts'
import { Money } from '../../ui/money.tsx'
import './disclosure.css'

export type Disclosure = Reply<typeof getDisclosure>
export type Figures = Disclosure['figures']

/** The word of a code in the reader's language: the server gives both. */
export function useLabel(): (labels: readonly [string, string]) => string {
  const english = labelLanguage(useLocale()) === 'en'
  return (labels) => labels[english ? 1 : 0]
}

/** Bars by purpose, the accounts, the rows by county and purpose: plain tables, for both entries. */
export function DisclosureFigures({ figures }: { readonly figures: Figures }) {
  const t = useTranslations('public-disclosure')
  return (
    <>
      <Bars figures={figures} />
      <h2>{t('accounts')}</h2>
      <Accounts figures={figures} />
      <h2>{t('items')}</h2>
      <Items figures={figures} />
      <p className="muted hint">{t('few', { least: figures.leastPersons })}</p>
    </>
  )
}

function Bars({ figures }: { readonly figures: Figures }) {
  const t = useTranslations('public-disclosure')
  const label = useLabel()
  const byItem = Map.groupBy(figures.items, ({ item }) => item)
  const bars = [...byItem].map(([item, rows]) => ({
    item,
    name: rows[0] ? label(rows[0].itemLabels) : item,
    fen: rows.reduce((total, row) => total + row.paidFen, 0) as typeof figures.paidFen,
  }))
  const longest = Math.max(1, ...bars.map(({ fen }) => fen))
  if (bars.length === 0) return <p>{t('nothing')}</p>
  return (
    <figure className="fund-bars">
      <figcaption>{t('chart')}</figcaption>
      {bars
        .toSorted((a, b) => b.fen - a.fen)
        .map(({ item, name, fen }) => (
          <div key={item}>
            <span>{name}</span>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(fen * 100) / longest} height="6" />
            </svg>
            <Money fen={fen} />
          </div>
        ))}
    </figure>
  )
}

function Accounts({ figures }: { readonly figures: Figures }) {
  const t = useTranslations('public-disclosure')
  const label = useLabel()
  const columns = ['allotted', 'handedDown', 'paidYuan', 'recoveredYuan', 'balance'] as const
  return (
    <Scrolled>
      <thead>
        <tr>
          <th scope="col">{t('source')}</th>
          <th scope="col">{t('region')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="numeric">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.accounts.map((row) => (
          <tr key={`${row.source} ${row.regionCode}`}>
            <th scope="row">{label(row.sourceLabels)}</th>
            <td data-name={t('region')}>{row.regionName}</td>
            {[row.allottedFen, row.handedDownFen, row.paidFen, row.recoveredFen, row.balanceFen].map((fen, index) => (
              <td key={columns[index]} className="numeric" data-name={t(columns[index] ?? 'balance')}>
                <Money fen={fen} bare />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Scrolled>
  )
}

function Items({ figures }: { readonly figures: Figures }) {
  const t = useTranslations('public-disclosure')
  const label = useLabel()
  return (
    <Scrolled>
      <thead>
        <tr>
          {(['item', 'region', 'source'] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
          {(['paidYuan', 'recoveredYuan', 'persons'] as const).map((column) => (
            <th key={column} scope="col" className="numeric">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figures.items.map((row) => (
          <tr key={`${row.source} ${row.regionCode} ${row.item}`}>
            <th scope="row">{label(row.itemLabels)}</th>
            <td data-name={t('region')}>{row.regionName}</td>
            <td data-name={t('source')}>{label(row.sourceLabels)}</td>
            <td className="numeric" data-name={t('paidYuan')}>
              <Money fen={row.paidFen} bare />
            </td>
            <td className="numeric" data-name={t('recoveredYuan')}>
              <Money fen={row.recoveredFen} bare />
            </td>
            <td className="numeric" data-name={t('persons')}>
              {row.persons ?? '—'}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('total')}</th>
          <td />
          <td />
          <td className="numeric" data-name={t('paidYuan')}>
            <Money fen={figures.paidFen} bare />
          </td>
          <td className="numeric" data-name={t('recoveredYuan')}>
            <Money fen={figures.recoveredFen} bare />
          </td>
          <td />
        </tr>
      </tbody>
    </Scrolled>
  )
}

/** A table that scrolls by itself on a phone. */
export function Scrolled({ children }: { readonly children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div className="fund-table" tabIndex={0}>
      <table>{children}</table>
    </div>
  )
}

/** What a corrected version changed, row by row; nothing where there is no earlier one. */
export function Differences({ of }: { readonly of: Disclosure }) {
  const t = useTranslations('public-disclosure')
  const label = useLabel()
  if (of.differences.length === 0) return null
  return (
    <>
      <h2>{t('differences')}</h2>
      <Scrolled>
        <thead>
          <tr>
            <th scope="col">{t('changed')}</th>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('region')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {of.differences.map(({ kind, before, after }) => {
            const row = after ?? before
            return (
              row && (
                <tr key={`${row.source} ${row.regionCode} ${row.item}`} className={`fund-${kind}`}>
                  <td data-name={t('changed')}>{t(kind)}</td>
                  <th scope="row">{label(row.itemLabels)}</th>
                  <td data-name={t('region')}>{row.regionName}</td>
                  <td className="numeric" data-name={t('before')}>
                    {before && <Money fen={before.paidFen} bare />}
                  </td>
                  <td className="numeric" data-name={t('after')}>
                    {after && <Money fen={after.paidFen} bare />}
                  </td>
                </tr>
              )
            )
          })}
        </tbody>
      </Scrolled>
    </>
  )
}
