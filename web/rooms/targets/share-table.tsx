import { useTranslations } from 'use-intl'
import { type Fen, fen, subtract, sum, zeroFen } from '#kernel/money'
import type { AllocationFactor } from '#targets/contract'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'

interface Place {
  readonly regionCode: string
  readonly regionName: string
}

interface ShareTableProps {
  readonly places: readonly Place[]
  readonly factors: readonly AllocationFactor[]
  readonly overlap: Readonly<Record<string, number>>
  readonly shares: Readonly<Record<string, Fen>>
  /** The saved draft's amounts, to show what a moved weight changes. */
  readonly before?: Readonly<Record<string, Fen>>
  /** Opens the people behind a computed figure. */
  readonly onFigure?: (factor: AllocationFactor, regionCode: string) => void
}

/** What each region has of every factor, and what it gets. */
export function ShareTable({ places, factors, overlap, shares, before, onFigure }: ShareTableProps) {
  const t = useTranslations('allocations')
  const shareOf = (code: string) => shares[code] ?? zeroFen
  const whole = (values: Readonly<Record<string, number>>) => Object.values(values).reduce((all, one) => all + one, 0)
  const columns: Column<Place>[] = [
    { key: 'region', title: t('region'), render: (row) => row.regionName, fixed: true },
    ...factors.map((factor) => ({
      key: factor.key,
      title: factor.label,
      numeric: true,
      render: (row: Place) => <Figure factor={factor} regionCode={row.regionCode} onFigure={onFigure} />,
      sum: whole(factor.values),
    })),
    {
      key: 'overlap',
      title: t('overlap'),
      numeric: true,
      render: (row) => overlap[row.regionCode] ?? 0,
      sum: whole(overlap),
    },
    {
      key: 'share',
      title: t('share'),
      numeric: true,
      render: (row) => (
        <strong>
          <Money fen={shareOf(row.regionCode)} bare />
        </strong>
      ),
      sum: <Money fen={sum(places.map((place) => shareOf(place.regionCode)))} bare />,
    },
    ...(before ? [changeColumn(t('change'), shareOf, before)] : []),
  ]
  return (
    <DataTable
      label={t('result')}
      list={{ rows: places }}
      rowKey={(row) => row.regionCode}
      empty={{ title: t('nobody') }}
      columns={columns}
    />
  )
}

const changeColumn = (
  title: string,
  shareOf: (code: string) => Fen,
  before: Readonly<Record<string, Fen>>,
): Column<Place> => ({
  key: 'change',
  title,
  numeric: true,
  render: ({ regionCode }) => {
    const change = subtract(shareOf(regionCode), before[regionCode] ?? fen(0))
    return (
      <>
        {change > 0 && '+'}
        <Money fen={change} bare />
      </>
    )
  },
})

interface FigureProps {
  readonly factor: AllocationFactor
  readonly regionCode: string
  readonly onFigure?: ShareTableProps['onFigure']
}

function Figure({ factor, regionCode, onFigure }: FigureProps) {
  const value = factor.values[regionCode] ?? 0
  if (!onFigure || factor.document !== '' || value === 0) return value
  return (
    <button type="button" className="row-opener numeric" onClick={() => onFigure(factor, regionCode)}>
      {value}
    </button>
  )
}
