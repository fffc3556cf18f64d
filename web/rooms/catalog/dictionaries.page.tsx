import { useTranslations } from 'use-intl'
import { getDictionaries } from '#catalog/contract'
import { countByProgramme } from '#classes/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'

type Dictionaries = Reply<typeof getDictionaries>
type Group = Dictionaries['groups'][number]
type Category = Dictionaries['categories'][number]
type Entry = Dictionaries['places'][number]

/** 政策字典: groups with their evidence, categories, places, programmes; each with its clause and its days. */
export function Page() {
  const t = useTranslations('catalog.dictionaries')
  const dictionaries = useEndpoint(getDictionaries, {})
  const { name, rest } = useEntryColumns()
  const groups: Column<Group>[] = [
    name,
    { key: 'evidence', title: t('evidence'), render: (row) => <Evidence group={row} /> },
    ...rest,
  ]
  const categories: Column<Category>[] = [
    name,
    { key: 'kinds', title: t('kinds'), render: (row) => row.kinds.map((kind) => kind.label).join('、') },
    ...rest,
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Answer to={dictionaries}>
        {(data) => (
          <>
            <Part title={t('groups')} rows={data.groups} columns={groups} />
            <Part title={t('categories')} rows={data.categories} columns={categories} />
            <Part title={t('places')} rows={data.places} columns={[name, ...rest]} />
            <Part title={t('programmes')} rows={data.programmes} columns={[name, ...rest]} />
            <Counts />
          </>
        )}
      </Answer>
    </>
  )
}

interface PartProps<R extends Entry> {
  readonly title: string
  readonly rows: readonly R[]
  readonly columns: readonly Column<R>[]
}

function Part<R extends Entry>({ title, rows, columns }: PartProps<R>) {
  const t = useTranslations('catalog.dictionaries')
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      <DataTable
        label={title}
        list={{ rows: [...rows] }}
        rowKey={(row) => row.code}
        empty={{ title: t('none') }}
        columns={[...columns]}
      />
    </section>
  )
}

function useEntryColumns(): { name: Column<Entry>; rest: Column<Entry>[] } {
  const t = useTranslations('catalog.dictionaries')
  const rest: Column<Entry>[] = [
    {
      key: 'clauses',
      title: t('clauses'),
      render: (row) => row.cites.map((anchor) => <Clause key={anchor} anchor={anchor} />),
    },
    {
      key: 'period',
      title: t('period'),
      render: (row) => (
        <>
          {t('span', { from: row.from, until: row.until })}{' '}
          <StatusTag tone={row.inForce ? 'done' : 'wait'}>{row.inForce ? t('inForce') : t('over')}</StatusTag>
        </>
      ),
    },
    { key: 'note', title: t('note'), render: (row) => row.note ?? '—' },
  ]
  return { name: { key: 'name', title: t('name'), fixed: true, render: (row) => row.label }, rest }
}

function Evidence({ group }: { group: Group }) {
  const t = useTranslations('catalog.dictionaries')
  return (
    <>
      {group.evidence.map(({ label }) => label).join('、')}{' '}
      {group.trainedFree && <StatusTag tone="done">{t('free')}</StatusTag>}{' '}
      {group.inProjects && <StatusTag tone="doing">{t('project')}</StatusTag>}{' '}
      {group.restricted && <StatusTag tone="warn">{t('restricted')}</StatusTag>}
    </>
  )
}

function Counts() {
  const t = useTranslations('catalog.dictionaries')
  const counts = useEndpoint(countByProgramme, {})
  return (
    <DataTable
      label={t('programmes')}
      list={listOf(counts, counts.data?.programmes)}
      rowKey={(row) => row.programme}
      empty={{ title: t('none') }}
      columns={[
        { key: 'name', title: t('name'), render: (row) => row.label },
        { key: 'classes', title: t('classes'), numeric: true, render: (row) => row.classes },
        { key: 'trainees', title: t('trainees'), numeric: true, render: (row) => row.trainees },
        { key: 'completed', title: t('completed'), numeric: true, render: (row) => row.completed },
      ]}
    />
  )
}
