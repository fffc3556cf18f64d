import { Button, Checkbox, Grid, Table } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { MOST_COUNTED } from '#kernel/most-counted'
import { Waiting } from './answer.tsx'
import { cutWords } from './cut-words.ts'
import { EmptyState } from './empty-state.tsx'
import { problemFrom } from './problem.ts'
import { ProblemAlert } from './problem-alert.tsx'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  /** Numbers: right-aligned, tabular, the unit in the title. */
  readonly numeric?: boolean
  readonly width?: number
  /** Stays in place while the table scrolls sideways. */
  readonly fixed?: boolean
  /** The column's total, shown in the footer. */
  readonly sum?: ReactNode
}

/** What a list shows; `useEndpointPages` gives it whole, a plain array is `{ rows }`, one that may be cut has a `total`. */
export type List<Row> = Listed<Row> & (Asked | { readonly [K in keyof Asked]?: never })

interface Listed<Row> {
  readonly rows: readonly Row[]
  /** Of all; more than the rows without more to load: the list is cut, and says so. */
  readonly total?: number
  readonly hasMore?: boolean
  readonly isLoadingMore?: boolean
  readonly more?: () => void
}

/** What is asked for may fail: then it can be tried again. */
interface Asked {
  readonly isPending: boolean
  readonly error: unknown
  readonly retry: () => void
}

export interface DataTableProps<Row> {
  /** What the table lists; read out by screen readers. */
  readonly label: string
  readonly list: List<Row>
  /** At most eight; the first is the row's name and opens it. */
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  readonly empty: { readonly title: string; readonly next?: ReactNode; readonly action?: ReactNode }
  readonly selection?: Selection
}

interface Selection {
  readonly keys: readonly string[]
  readonly onChange: (keys: string[]) => void
}

/** A list as a table, as cards on a phone: row opens, count and sums below, “加载更多” at the end. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const wide = Grid.useBreakpoint().md ?? true
  const { list, empty } = props
  if (list.error && list.rows.length === 0) {
    return <ProblemAlert problem={problemFrom(list.error)} onRetry={list.retry} />
  }
  if (!list.isPending && list.rows.length === 0) return <EmptyState {...empty} />
  return (
    <div className="data-table" aria-busy={list.isPending}>
      {wide ? <WideTable {...props} /> : <Cards {...props} />}
      {list.error !== null && list.error !== undefined && (
        <ProblemAlert problem={problemFrom(list.error)} onRetry={list.retry} />
      )}
      {!list.isPending && <Footer list={list} chosen={props.selection?.keys.length} />}
    </div>
  )
}

function WideTable<Row extends object>({ label, list, columns, rowKey, onOpen, selection }: DataTableProps<Row>) {
  const summed = columns.some((column) => column.sum !== undefined)
  return (
    <Scroller reachable={!onOpen}>
      <Table<Row>
        aria-label={label}
        dataSource={[...list.rows]}
        rowKey={rowKey}
        loading={list.isPending}
        // Without rows it is still loading: nobody has said yet that there are none.
        locale={{ emptyText: null }}
        pagination={false}
        size="small"
        rowClassName={onOpen ? 'opens' : ''}
        onRow={(row) => ({ onClick: () => onOpen?.(row) })}
        rowSelection={
          selection && {
            selectedRowKeys: [...selection.keys],
            onChange: (keys) => selection.onChange(keys.map(String)),
            // Beside the box nothing opens.
            onCell: () => ({ onClick: (event) => event.stopPropagation() }),
          }
        }
        columns={columns.map((column, index) => ({
          key: column.key,
          title: column.title,
          width: column.width,
          align: column.numeric ? 'right' : 'left',
          className: classesOf(column),
          render: (_: unknown, row: Row) =>
            index === 0 && onOpen ? <Opener row={row} column={column} /> : shown(column.render(row)),
        }))}
        summary={() =>
          summed && (
            <Table.Summary.Row className="sums">
              {selection && <Table.Summary.Cell index={0} />}
              {columns.map((column, index) => (
                <Table.Summary.Cell key={column.key} index={index + 1} align={column.numeric ? 'right' : 'left'}>
                  {column.sum ?? (index === 0 && <SumWord />)}
                </Table.Summary.Cell>
              ))}
            </Table.Summary.Row>
          )
        }
      />
    </Scroller>
  )
}

/** What a row does not have is a dash, so that nobody takes it for something still loading. */
const shown = (content: ReactNode): ReactNode =>
  content === null || content === undefined || content === '' || content === false ? '—' : content

const classesOf = <Row,>({ numeric, fixed }: Column<Row>): string =>
  [numeric && 'numeric', fixed && 'stays'].filter(Boolean).join(' ')

/**
 * Sideways scrolling of our own: antd's would repeat the head, its checkbox included, where screen readers do not look.
 * The keyboard must get in; where no row opens there is no other stop inside.
 */
function Scroller({ reachable, children }: { reachable: boolean; children: ReactNode }) {
  return (
    <div className="table-scroll" tabIndex={reachable ? 0 : undefined}>
      {children}
    </div>
  )
}

/** The row's name as a button, so that the keyboard opens rows too; the click itself is the row's. */
function Opener<Row>({ row, column }: { row: Row; column: Column<Row> }) {
  return (
    <button type="button" className="row-opener">
      {column.render(row)}
    </button>
  )
}

function SumWord() {
  return <strong>{useTranslations('ui')('confirmTotal')}</strong>
}

function Cards<Row extends object>({ label, list, columns, rowKey, onOpen, selection }: DataTableProps<Row>) {
  const [name, ...facts] = columns
  const sums = columns.filter((column) => column.sum !== undefined)
  if (list.isPending) return <Waiting />
  return (
    <ul className="row-cards" aria-label={label}>
      {list.rows.map((row) => (
        <li key={rowKey(row)}>
          {selection && <Choose of={selection} row={rowKey(row)} />}
          {onOpen ? (
            <button type="button" className="row-opener" onClick={() => onOpen(row)}>
              {name?.render(row)}
            </button>
          ) : (
            <strong>{name?.render(row)}</strong>
          )}
          <Facts of={facts.map((column) => [column.title, shown(column.render(row))] as const)} />
        </li>
      ))}
      {sums.length > 0 && (
        <li className="sums">
          <SumWord />
          <Facts of={sums.map((column) => [column.title, column.sum] as const)} />
        </li>
      )}
    </ul>
  )
}

/** The box of a card; its row's name stands beside it. */
function Choose({ of, row }: { of: Selection; row: string }) {
  const t = useTranslations('ui')
  const without = of.keys.filter((key) => key !== row)
  return (
    <Checkbox
      className="choose"
      aria-label={t('choose')}
      checked={without.length < of.keys.length}
      onChange={({ target }) => of.onChange(target.checked ? [...without, row] : without)}
    />
  )
}

function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Footer<Row>({ list, chosen }: { list: List<Row>; chosen?: number }) {
  const t = useTranslations('ui')
  const count = list.rows.length
  const total = list.total ?? count
  const beyond = total < MOST_COUNTED ? 'shown' : 'shownBeyond'
  return (
    <div className="table-foot">
      {chosen !== undefined && chosen > 0 && <strong>{t('chosen', { count: chosen })}</strong>}
      {chosen === 0 && count > 0 && <span>{t('chooseFirst')}</span>}
      <span>{t(list.hasMore ? beyond : total > count ? cutWords(total) : 'shownAll', { count, total })}</span>
      {list.hasMore && (
        <Button onClick={list.more} loading={list.isLoadingMore}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}
