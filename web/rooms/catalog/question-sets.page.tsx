import { useTranslations } from 'use-intl'
import { listQuestionSets, questionSetStates } from '#catalog/contract'
import { skillLevels } from '#policy/contract'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ImportQuestions } from './import-questions.tsx'
import { Proposals } from './question-proposals.tsx'
import { QuestionSet } from './question-set.tsx'

const tones = { entered: 'doing', released: 'done', replaced: 'wait', withdrawn: 'stop' } as const

/** 考核题库: every version of the open question bank, what waits for its release, what the public says of it. */
export function Page() {
  const t = useTranslations('catalog.questions')
  const { label } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ search: '', open: '' })
  const asked = useEndpoint(listQuestionSets, {
    query: { search: filters.search || undefined, all: 'yes' as const },
  })
  const rows = asked.data?.sets ?? []
  const open = rows.find(({ id }) => id === filters.open)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        tags={<Clause anchor="lz-2019-63#6-3" />}
        actions={<a href="/p/questions">{t('publicPage')}</a>}
      />
      <ImportQuestions />
      <FilterBar
        filters={[{ name: 'search', label: t('search'), kind: 'text' }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={listOf(asked, rows, asked.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'trade', title: t('trade'), render: (row) => row.tradeName, fixed: true },
          { key: 'level', title: t('level'), render: (row) => label(skillLevels, row.level) },
          { key: 'version', title: t('version'), render: (row) => row.version, numeric: true },
          { key: 'name', title: t('name'), render: (row) => row.title },
          { key: 'document', title: t('document'), render: (row) => row.document },
          { key: 'region', title: t('region'), render: (row) => row.regionName },
          { key: 'items', title: t('items'), render: (row) => row.items, numeric: true },
          { key: 'released', title: t('releasedOn'), render: (row) => row.releasedOn ?? '—' },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={tones[row.state]}>{label(questionSetStates, row.state)}</StatusTag>,
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.title} onClose={() => set({ open: '' })}>
        {open && <QuestionSet key={`${open.id} ${open.state}`} set={open} />}
      </DetailDrawer>
      <Proposals />
    </>
  )
}
