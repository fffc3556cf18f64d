import { useLocale, useTranslations } from 'use-intl'
import { fen, formatYuan } from '#kernel/money'
import { type Figures, type Column as Indicator, reportParts } from '#statistics/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { labelLanguage } from '../../ui/language.ts'
import { Money } from '../../ui/money.tsx'

/** A cell asked for: without a county, the sum of all. */
export interface Cell {
  readonly column: string
  readonly region: string
}

type Row = Figures['rows'][number]

interface FigureTablesProps {
  readonly figures: Figures
  readonly onOpen: (cell: Cell) => void
}

/** The report as one table per part, a row per county; every figure opens to the people behind it. */
export function FigureTables({ figures, onOpen }: FigureTablesProps) {
  const t = useTranslations('statistics')
  const { label } = useCodeWords()
  return reportParts.values.map((part) => {
    const indicators = figures.columns.filter((column) => column.part === part)
    // The persons of a step stand before its money, and say so in their own title.
    const unit = t(indicators.at(-1)?.unit === 'fen' ? 'yuan' : 'people')
    const title = t('columnTitle', { name: label(reportParts, part), unit })
    return (
      <section key={part} className="panel">
        <h2>{title}</h2>
        <PartTable title={title} indicators={indicators} figures={figures} onOpen={onOpen} />
      </section>
    )
  })
}

interface PartProps extends FigureTablesProps {
  readonly title: string
  readonly indicators: readonly Indicator[]
}

function PartTable({ title, indicators, figures, onOpen }: PartProps) {
  const t = useTranslations('statistics')
  const nameOf = useIndicatorName()
  const columns: Column<Row>[] = [
    { key: 'county', title: t('county'), render: (row) => row.regionName, fixed: true },
    ...indicators.map((indicator): Column<Row> => {
      const cell = (region: string, place: string, value = 0) =>
        value === 0 ? (
          <Figure of={indicator} value={0} />
        ) : (
          <button
            type="button"
            className="row-opener numeric"
            aria-label={`${t('cell', { place, column: nameOf(indicator) })} ${figureText(indicator, value)}`}
            onClick={() => onOpen({ column: indicator.key, region })}
          >
            <Figure of={indicator} value={value} />
          </button>
        )
      return {
        key: indicator.key,
        title: nameOf(indicator),
        numeric: true,
        render: (row) => cell(row.regionCode, row.regionName, row.values[indicator.key]),
        sum: cell('', t('total'), figures.total[indicator.key]),
      }
    }),
  ]
  return (
    <DataTable
      label={title}
      list={{ rows: figures.rows }}
      columns={columns}
      rowKey={(row) => row.regionCode}
      empty={{ title: t('noPeople') }}
    />
  )
}

const figureText = (of: Indicator, value: number): string =>
  of.unit === 'fen' ? formatYuan(fen(value)) : String(value)

/** A figure in its unit, which stands in the column's title. */
export function Figure({ of, value }: { of: Indicator; value: number }) {
  return of.unit === 'fen' ? <Money fen={fen(value)} bare /> : value
}

export function useIndicatorName(): (of: Indicator) => string {
  const language = labelLanguage(useLocale())
  return ({ labels }) => labels[language === 'zh' ? 0 : 1]
}

/** What each indicator counts, folded. */
export function FigureWhy({ columns }: { columns: readonly Indicator[] }) {
  const t = useTranslations('statistics')
  const nameOf = useIndicatorName()
  const { label } = useCodeWords()
  return (
    <details className="panel">
      <summary>{t('why')}</summary>
      <dl className="facts">
        {columns.map((column) => (
          <div key={column.key}>
            <dt>
              {label(reportParts, column.part)} · {nameOf(column)}
            </dt>
            <dd>{column.why}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
