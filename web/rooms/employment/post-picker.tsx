import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listPosts, referPost } from '#employment/contract'
import { DataTable } from '../../ui/data-table.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'

interface PostPickerProps {
  readonly matterId: string
  /** Posts referred in this matter already. */
  readonly referred: readonly string[]
}

/** The posts open today; each is referred with one click, once. */
export function PostPicker({ matterId, referred }: PostPickerProps) {
  const t = useTranslations('employment')
  const [search, setSearch] = useState('')
  const posts = useEndpointPages(listPosts, { query: { state: 'open', search: search || undefined, limit: 20 } })
  const refer = useAct(referPost)
  return (
    <section className="drawer-part" aria-label={t('pick')}>
      <h2>{t('pick')}</h2>
      <p className="hint">{t('pickHint')}</p>
      {refer.error && <ProblemAlert problem={problemFrom(refer.error)} />}
      <Input.Search allowClear aria-label={t('post.search')} placeholder={t('post.search')} onSearch={setSearch} />
      <DataTable
        label={t('posts')}
        list={posts}
        rowKey={(row) => row.id}
        empty={{ title: t('post.empty'), next: t('post.emptyNext') }}
        columns={[
          { key: 'name', title: t('post.name'), render: (row) => row.title },
          { key: 'employer', title: t('post.employer'), render: (row) => row.employer },
          { key: 'pay', title: t('post.pay'), render: (row) => row.payText },
          { key: 'until', title: t('post.until'), render: (row) => row.openUntil },
          {
            key: 'refer',
            title: t('refer'),
            render: (row) =>
              referred.includes(row.id) ? (
                <StatusTag tone="done">{t('referredAlready')}</StatusTag>
              ) : (
                <Button
                  loading={refer.isPending && refer.variables?.body?.postId === row.id}
                  onClick={() => refer.mutate({ params: { matterId }, body: { postId: row.id } })}
                  aria-label={`${t('refer')} ${row.employer} ${row.title}`}
                >
                  {t('refer')}
                </Button>
              ),
          },
        ]}
      />
    </section>
  )
}
