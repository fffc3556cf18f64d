import { useTranslations } from 'use-intl'
import { caseSources, caseStates, type listCases } from '#supervision/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable, type List } from '../../ui/data-table.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'

type CaseHead = Reply<typeof listCases>['rows'][number]

/** Cases, newest first. */
export function CaseTable({ list, onOpen }: { list: List<CaseHead>; onOpen: (id: string) => void }) {
  const t = useTranslations('supervision')
  const { label } = useCodeWords()
  return (
    <DataTable
      label={t('cases')}
      list={list}
      rowKey={(row) => row.id}
      onOpen={(row) => onOpen(row.id)}
      empty={{ title: t('casesEmpty'), next: t('casesEmptyNext') }}
      columns={[
        { key: 'title', title: t('caseTitle'), render: (row) => row.title, fixed: true },
        { key: 'number', title: t('number'), render: (row) => row.number },
        { key: 'about', title: t('about'), render: (row) => row.organizationName ?? t('person') },
        { key: 'class', title: t('class'), render: (row) => row.classNumber ?? '—' },
        { key: 'source', title: t('source'), render: (row) => label(caseSources, row.source) },
        { key: 'opened', title: t('openedOn'), render: (row) => row.openedOn },
        {
          key: 'state',
          title: t('state'),
          render: (row) => (
            <StatusTag tone={row.state === 'open' ? 'doing' : 'done'}>{label(caseStates, row.state)}</StatusTag>
          ),
        },
      ]}
    />
  )
}
