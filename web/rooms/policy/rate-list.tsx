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

/** The tables that the rules ask for, and who is to enter them. */
export function WantedTables({ wanted }: { wanted: RateTables['wanted'] }) {
  return (
    <section className="panel">
      <h2>{useTranslations('policy.rates')('wanted')}</h2>
      <ul>
        {wanted.map((table) => (
          <li key={table.key}>
            {table.title}：{table.enteredBy}{' '}
            {table.cites.map((anchor) => (
              <Clause key={anchor} anchor={anchor} />
            ))}
          </li>
        ))}
      </ul>
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
