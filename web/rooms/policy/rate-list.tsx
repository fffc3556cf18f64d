import { useTranslations } from 'use-intl'
import { type listRateTables, rateStates } from '#policy/contract'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable, type List } from '../../ui/data-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

type RateTables = Reply<typeof listRateTables>
export type Table = RateTables['tables'][number]

const tones = { entered: 'doing', checked: 'done', rejected: 'stop' } as const

interface WantedProps {
  readonly wanted: RateTables['wanted']
  /** Begins to enter one; left out for who may not. */
  readonly onEnter?: (key: string) => void
}

/** The tables that the rules ask for: those that nothing has been entered for come first. */
export function WantedTables({ wanted, onEnter }: WantedProps) {
  const t = useTranslations('policy.rates')
  const rows = wanted.toSorted((a, b) => Number(a.inForce > 0) - Number(b.inForce > 0))
  return (
    <section className="panel">
      <h2>{t('wanted')}</h2>
      <p className="hint">{t('wantedHint', { count: rows.filter(({ inForce }) => inForce === 0).length })}</p>
      <DataTable
        label={t('wanted')}
        list={{ rows }}
        rowKey={(row) => row.key}
        onOpen={onEnter && ((row) => onEnter(row.key))}
        empty={{ title: t('wanted') }}
        columns={[
          { key: 'table', title: t('table'), render: (row) => row.title, fixed: true },
          {
            key: 'state',
            title: t('state'),
            render: ({ inForce }) => (
              <StatusTag tone={inForce > 0 ? 'done' : 'warn'}>
                {inForce > 0 ? t('inForce', { count: inForce }) : t('missing')}
              </StatusTag>
            ),
          },
          { key: 'enteredBy', title: t('enteredBy'), render: (row) => row.enteredBy },
          {
            key: 'clause',
            title: t('clause'),
            render: (row) => row.cites.map((anchor) => <Clause key={anchor} anchor={anchor} />),
          },
        ]}
      />
    </section>
  )
}

/** What has been entered, newest first. */
export function RateList({ list, onOpen }: { list: List<Table>; onOpen: (table: Table) => void }) {
  const t = useTranslations('policy.rates')
  const { label } = useCodeWords()
  return (
    <DataTable
      label={t('list')}
      list={list}
      rowKey={(row) => row.id}
      onOpen={onOpen}
      empty={{ title: t('empty'), next: t('emptyNext') }}
      columns={[
        { key: 'document', title: t('document'), render: (row) => row.documentNumber, fixed: true },
        { key: 'table', title: t('table'), render: (row) => row.title },
        { key: 'region', title: t('region'), render: (row) => row.regionName },
        { key: 'from', title: t('from'), render: (row) => row.effectiveFrom },
        { key: 'until', title: t('until'), render: (row) => row.effectiveUntil ?? t('noEnd') },
        {
          key: 'state',
          title: t('state'),
          render: (row) => <StatusTag tone={tones[row.state]}>{label(rateStates, row.state)}</StatusTag>,
        },
      ]}
    />
  )
}
