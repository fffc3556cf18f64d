import { useTranslations } from 'use-intl'
import type { MonthText } from '#kernel/dates'
import { type Column as Indicator, previewPeople, reportPeople } from '#statistics/contract'
import type { Reply } from '../../ui/call.ts'
import { type Column, DataTable, type List } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { Money } from '../../ui/money.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { type Cell, Figure, useIndicatorName } from './figure-tables.tsx'

type Page = Reply<typeof reportPeople>
type Person = Page['rows'][number]

interface CellProps {
  readonly cell: Cell
  readonly indicator: Indicator
  /** The county's name, or that of the sum. */
  readonly place: string
  readonly onClose: () => void
}

/** The people behind a cell of the preview. */
export function PreviewCell({ month, cityCode, ...props }: CellProps & { month: MonthText; cityCode: string }) {
  const { column, region } = props.cell
  const query = { month, cityCode, column, regionCode: region || undefined }
  return <CellDrawer {...props} list={useEndpointPages(previewPeople, { query })} />
}

/** The people behind a cell of a submitted report, frozen with it. */
export function ReportCell({ reportId, ...props }: CellProps & { reportId: string }) {
  const { column, region } = props.cell
  const query = { column, regionCode: region || undefined }
  return <CellDrawer {...props} list={useEndpointPages(reportPeople, { params: { reportId }, query })} />
}

function CellDrawer({
  indicator,
  place,
  onClose,
  list,
}: CellProps & { list: List<Person> & { first?: { figure: number } } }) {
  const t = useTranslations('statistics')
  const nameOf = useIndicatorName()
  const unit = t(indicator.unit === 'fen' ? 'yuan' : 'people')
  const columns: Column<Person>[] = [
    { key: 'person', title: t('person'), render: (row) => row.personName },
    { key: 'county', title: t('county'), render: (row) => row.regionName },
    { key: 'matter', title: t('matter'), render: (row) => row.matter },
    ...(indicator.unit === 'fen'
      ? [
          {
            key: 'amount',
            title: t('amount'),
            numeric: true,
            render: (row: Person) => <Money fen={row.amountFen} bare />,
          },
        ]
      : []),
  ]
  return (
    <DetailDrawer open title={t('cell', { place, column: nameOf(indicator) })} onClose={onClose}>
      <p>
        <strong className="numeric">
          <Figure of={indicator} value={list.first?.figure ?? 0} /> {unit}
        </strong>
        {' · '}
        {indicator.why}
      </p>
      <DataTable
        label={nameOf(indicator)}
        list={list}
        columns={columns}
        rowKey={(row) => String(row.position)}
        empty={{ title: t('noPeople'), next: t('noPeopleNext') }}
      />
    </DetailDrawer>
  )
}
