import { useTranslations } from 'use-intl'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { RulePage } from './rule.page.tsx'

type Examples = RulePage['examples']

/** 例表: what all examples give, then one row each with what differs and what comes out. */
export function ExampleTable({ examples: { given, columns, rows } }: { examples: Examples }) {
  const t = useTranslations('rules')
  if (rows.length === 0) return <EmptyState title={t('noExamples')} />
  return (
    <>
      <p className="hint">{t('examplesLead')}</p>
      <p lang="zh-CN">
        {t('given')}：{given.map(({ name, value }) => `${name} ${value}`).join('；')}
      </p>
      <DataTable
        label={t('tab.examples')}
        list={{ rows }}
        rowKey={(row) => row.title}
        empty={{ title: t('noExamples') }}
        columns={[
          { key: 'title', title: t('example'), render: (row) => row.title, fixed: true },
          {
            key: 'outcome',
            title: t('amount'),
            render: (row) =>
              row.refusedFor ? (
                <StatusTag tone="stop">{t('refused', { label: row.refusedFor })}</StatusTag>
              ) : (
                <b className="numeric">{row.amount}</b>
              ),
          },
          ...columns.map((name, index) => ({
            key: name,
            title: name,
            render: (row: Examples['rows'][number]) => row.cells[index] ?? '',
          })),
        ]}
      />
    </>
  )
}
