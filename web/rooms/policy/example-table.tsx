import { useTranslations } from 'use-intl'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { RulePage } from './rule.page.tsx'

/** 例表: what the first example gives, then one row each with what is changed and what comes out. */
export function ExampleTable({ examples: { given, rows } }: { examples: RulePage['examples'] }) {
  const t = useTranslations('rules')
  if (rows.length === 0) return <EmptyState title={t('noExamples')} />
  const words = (points: typeof given) => points.map(({ name, value }) => `${name} ${value}`).join('；')
  return (
    <>
      <p className="hint">{t('examplesLead')}</p>
      <section className="panel" lang="zh-CN">
        <h2>{t('given')}</h2>
        <p>{words(given)}</p>
      </section>
      <DataTable
        label={t('tab.examples')}
        list={{ rows }}
        rowKey={(row) => row.title}
        empty={{ title: t('noExamples') }}
        columns={[
          { key: 'title', title: t('example'), render: (row) => row.title, fixed: true },
          { key: 'changed', title: t('changed'), render: (row) => <span lang="zh-CN">{words(row.changed)}</span> },
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
        ]}
      />
    </>
  )
}
