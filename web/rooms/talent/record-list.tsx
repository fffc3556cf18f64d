import { useTranslations } from 'use-intl'
import type { CodeList } from '#kernel/codes'
import {
  awardRanks,
  contestLevels,
  listRecords,
  type RecordKind,
  recordKinds,
  recordStates,
  subjects,
} from '#talent/contract'
import { useOneCounty } from '../../console/own-county.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { RecordDetails } from './record-details.tsx'
import { RecordState, type TalentRecord } from './record-state.tsx'

const NONE = { kind: '', subject: '', level: '', rank: '', state: '', search: '' }
const WHERE = { itemId: '', organizationId: '', newly: '', from: '', open: '' }

interface ListProps {
  /** Of one kind, whose subjects the filter offers; without it, the whole ledger. */
  readonly kind?: RecordKind
  readonly subjectList?: CodeList<string>
}

/** The ledger, or one kind of it: filters in the address, the record beside its list. */
export function RecordList({ kind, subjectList = subjects }: ListProps) {
  const t = useTranslations('talent')
  const { label, options } = useCodeWords()
  const oneCounty = useOneCounty()
  const [filters, set, reset] = useUrlFilters({ ...NONE, ...WHERE })
  const list = useEndpointPages(listRecords, {
    query: {
      kind: kind ?? oneOf(recordKinds, filters.kind),
      subject: oneOf(subjects, filters.subject),
      level: filters.level || undefined,
      rank: oneOf(awardRanks, filters.rank),
      state: oneOf(recordStates, filters.state),
      itemId: filters.itemId || undefined,
      organizationId: filters.organizationId || undefined,
      newly: filters.newly === 'yes' ? 'yes' : undefined,
      from: filters.from || undefined,
      search: filters.search || undefined,
    },
  })
  const open = list.rows.find(({ id }) => id === filters.open)
  const choices = (name: keyof typeof NONE, of: CodeList<string>) =>
    ({ name, label: t(`filter.${name}`), kind: 'select', options: options(of) }) as const
  return (
    <>
      <FilterBar
        filters={[
          { name: 'search', label: t('filter.search'), kind: 'text' },
          ...(kind ? [] : [choices('kind', recordKinds)]),
          choices('subject', subjectList),
          choices('level', contestLevels),
          ...(kind && kind !== 'award' ? [] : [choices('rank', awardRanks)]),
          choices('state', recordStates),
          { name: 'organizationId', label: t('field.organizationId'), kind: 'organization' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('records')}
        list={list}
        rowKey={({ id }) => id}
        onOpen={({ id }) => set({ open: id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'title', title: t('field.title'), fixed: true, render: (row) => row.title },
          { key: 'subject', title: t('filter.subject'), render: (row) => subjectOf(row, label) },
          { key: 'level', title: t('filter.level'), render: (row) => levelOf(row, label) },
          { key: 'who', title: t('who'), render: whoOf },
          ...(oneCounty ? [] : [{ key: 'region', title: t('county'), render: (row: TalentRecord) => row.regionName }]),
          {
            key: 'on',
            title: t('field.onDay'),
            render: (row) => <span className="numeric">{row.onDay}</span>,
          },
          { key: 'document', title: t('field.documentNumber'), render: (row) => row.documentNumber },
          { key: 'state', title: t('filter.state'), render: (row) => <RecordState of={row.state} /> },
        ]}
      />
      <DetailDrawer open={!!open} title={open?.title} onClose={() => set({ open: '' })}>
        {open && <RecordDetails of={open} />}
      </DetailDrawer>
    </>
  )
}

type Label = (list: CodeList<string>, code: string) => string

/** What it is: of an award the trade and the rank. */
const subjectOf = ({ kind, subject, itemTitle, rank }: TalentRecord, label: Label): string =>
  kind === 'award' ? [itemTitle, label(awardRanks, rank)].filter(Boolean).join(' · ') : label(subjects, subject)

const levelOf = ({ level }: TalentRecord, label: Label): string =>
  level in contestLevels.labels ? label(contestLevels, level) : label(subjects, level) || '—'

const whoOf = ({ members, organizationName }: TalentRecord): string =>
  members.map(({ name }) => name).join('、') || organizationName || '—'
