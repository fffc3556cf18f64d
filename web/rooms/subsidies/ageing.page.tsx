import { useTranslations } from 'use-intl'
import { getAgeing, linePlaces } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

type Ageing = Reply<typeof getAgeing>
type Cell = Ageing['total']

/** 未到账账龄: how long every unpaid line has waited, by county, by step, and the longest first. */
export function Page() {
  const t = useTranslations('traces')
  const { options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ place: '', band: '' })
  const query = { place: oneOf(linePlaces, filters.place), ...(filters.band && { band: Number(filters.band) }) }
  const ageing = useEndpoint(getAgeing, { query })
  const bandName = useBandName()
  const bands = ageing.data?.bands ?? []
  return (
    <>
      <PageHeader
        title={t('ageing')}
        lead={t('ageingLead')}
        back={{ to: '/subsidies', name: t('batch') }}
        actions={<PrintButton wide />}
      />
      <FilterBar
        filters={[
          { name: 'place', label: t('place'), kind: 'select', options: options(linePlaces) },
          {
            name: 'band',
            label: t('band'),
            kind: 'select',
            options: bands.map((band, index) => ({ value: String(index), label: bandName(band) })),
          },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <Answer to={ageing}>{(data) => <Sheet of={data} />}</Answer>
    </>
  )
}

function useBandName() {
  const t = useTranslations('traces')
  return ({ from, until }: Ageing['bands'][number]) =>
    until === null ? t('bandFrom', { from: `${from}` }) : t('bandBetween', { from: `${from}`, until: `${until}` })
}

function Sheet({ of: { total, regions, places, asked, oldest, bands } }: { of: Ageing }) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  if (total.lines === 0) return <EmptyState title={t('ageingEmpty')} next={t('ageingEmptyNext')} />
  return (
    <>
      <h2>{t('byPlace')}</h2>
      <Bands
        label={t('byPlace')}
        rows={places}
        total={total}
        bands={bands}
        name={{ title: t('place'), of: (row) => label(linePlaces, row.place) }}
      />
      {regions.length > 1 && (
        <>
          <h2>{t('byRegion')}</h2>
          <Bands
            label={t('byRegion')}
            rows={regions}
            total={total}
            bands={bands}
            name={{ title: t('region'), of: (row) => row.regionName }}
          />
        </>
      )}
      <h2>{t('oldest')}</h2>
      {asked > oldest.length && (
        <p className="muted">{t('oldestOf', { shown: `${oldest.length}`, asked: `${asked}` })}</p>
      )}
      <Oldest rows={oldest} />
    </>
  )
}

interface BandsProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly total: Cell
  readonly bands: Ageing['bands']
  readonly name: { readonly title: string; readonly of: (row: Row) => string }
}

function Bands<Row extends Cell>({ label, rows, total, bands, name }: BandsProps<Row>) {
  const t = useTranslations('traces')
  const bandName = useBandName()
  const columns: Column<Row>[] = [
    { key: 'name', title: name.title, render: name.of, fixed: true },
    ...bands.map((band, index) => ({
      key: `band${index}`,
      title: bandName(band),
      numeric: true,
      render: (row: Row) => <Amount of={row.bands[index]} />,
      sum: <Amount of={total.bands[index]} />,
    })),
    { key: 'all', title: t('all'), numeric: true, render: (row) => <Amount of={row} />, sum: <Amount of={total} /> },
  ]
  return (
    <DataTable label={label} list={{ rows }} rowKey={name.of} columns={columns} empty={{ title: t('ageingEmpty') }} />
  )
}

/** An amount with how many lines it is; nothing where there is none. */
function Amount({ of }: { of: Pick<Cell, 'lines' | 'amountFen'> | undefined }) {
  const t = useTranslations('traces')
  if (!of || of.lines === 0) return <span className="muted">—</span>
  return (
    <>
      <Money fen={of.amountFen} /> <small className="muted">{t('cell', { lines: `${of.lines}` })}</small>
    </>
  )
}

function Oldest({ rows }: { rows: Ageing['oldest'] }) {
  const t = useTranslations('traces')
  const go = useGo()
  const { label } = useCodeWords()
  return (
    <DataTable
      label={t('oldest')}
      list={{ rows }}
      rowKey={(row) => row.id}
      onOpen={(row) => go(`/subsidies/batches/${row.batchId}`)}
      empty={{ title: t('nothing') }}
      columns={[
        { key: 'person', title: t('person'), render: (row) => `${row.lineNumber}. ${row.subjectName}`, fixed: true },
        { key: 'days', title: t('days'), render: (row) => row.days, numeric: true },
        {
          key: 'place',
          title: t('place'),
          render: (row) => (
            <>
              {label(linePlaces, row.place)} {row.reason && <small className="reason">{row.reason}</small>}
            </>
          ),
        },
        { key: 'matter', title: t('matter'), render: (row) => `${row.matterTitle} · ${row.batchNumber}` },
        { key: 'region', title: t('region'), render: (row) => row.regionName },
        { key: 'claimed', title: t('claimedOn'), render: (row) => row.claimedOn },
        { key: 'approved', title: t('approvedOn'), render: (row) => row.approvedOn ?? t('notApproved') },
        { key: 'amount', title: t('amount'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
      ]}
    />
  )
}
