import { useTranslations } from 'use-intl'
import { fundItems, journalKinds, ledgers, listJournals } from '#funds/contract'
import { isDate } from '#kernel/dates'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { matterPage } from './matter-page.ts'

type Journal = Reply<typeof listJournals>['rows'][number]

/** An account's journals, filtered in the address; a row opens its facts. */
export function Journals({ accountId }: { accountId: string }) {
  const t = useTranslations('funds')
  const { options } = useCodeWords()
  const columns = useColumns()
  const [filters, set, reset] = useUrlFilters({ search: '', kind: '', since: '', until: '', open: '' })
  const list = useEndpointPages(listJournals, {
    params: { accountId },
    query: {
      ...(filters.search && { search: filters.search }),
      kind: oneOf(journalKinds, filters.kind),
      from: isDate(filters.since) ? filters.since : undefined,
      until: isDate(filters.until) ? filters.until : undefined,
    },
  })
  const opened = list.rows.find((row) => row.id === filters.open)
  return (
    <>
      <FilterBar
        filters={[
          { name: 'search', label: t('searchJournals'), kind: 'text' },
          { name: 'kind', label: t('kind'), kind: 'select', options: options(journalKinds) },
          { name: 'since', label: t('since'), kind: 'date' },
          { name: 'until', label: t('until'), kind: 'date' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('journals')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('journalsEmpty'), next: t('journalsEmptyNext') }}
      />
      <DetailDrawer open={opened !== undefined} title={opened?.document ?? ''} onClose={() => set({ open: '' })}>
        {opened && <JournalFacts journal={opened} />}
      </DetailDrawer>
    </>
  )
}

function useColumns(): Column<Journal>[] {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  return [
    { key: 'document', title: t('document'), render: (row) => row.document },
    { key: 'kind', title: t('kind'), render: (row) => <Kind journal={row} /> },
    { key: 'on', title: t('bookedOn'), render: (row) => row.bookedOn },
    {
      key: 'movement',
      title: t('movement'),
      render: (row) => `${label(ledgers, row.from)} → ${label(ledgers, row.to)}`,
    },
    { key: 'amount', title: t('amount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
    { key: 'region', title: t('region'), render: (row) => row.regionName },
    { key: 'by', title: t('responsible'), render: (row) => row.responsible },
  ]
}

function Kind({ journal }: { journal: Journal }) {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  return (
    <>
      {label(journalKinds, journal.kind)}
      {journal.reversed && <StatusTag tone="stop">{t('reversed')}</StatusTag>}
    </>
  )
}

function JournalFacts({ journal }: { journal: Journal }) {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  const columns = useColumns()
  return (
    <dl className="facts">
      {columns.map((column) => (
        <div key={column.key}>
          <dt>{column.title}</dt>
          <dd>{column.render(journal)}</dd>
        </div>
      ))}
      {journal.item && (
        <div>
          <dt>{t('item')}</dt>
          <dd>{label(fundItems, journal.item)}</dd>
        </div>
      )}
      {journal.kind === 'allot' && (
        <div>
          <dt>{t('usedFor')}</dt>
          <dd>
            <PageLink to={`/subsidies/traces?receipt=${journal.id}`}>{t('toTrace')}</PageLink>
          </dd>
        </div>
      )}
      {journal.reservedFor && (
        <div>
          <dt>{t('reservedFor')}</dt>
          <dd>
            <PageLink to={matterPage(journal.item, journal.reservedFor)}>{t('openClass')}</PageLink>
          </dd>
        </div>
      )}
      {journal.cites.length > 0 && (
        <div>
          <dt>{t('cites')}</dt>
          <dd>
            {journal.cites.map((anchor) => (
              <Clause key={anchor} anchor={anchor} />
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}
