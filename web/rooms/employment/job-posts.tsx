import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { closePost, listPosts } from '#employment/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { PublishPost } from './publish-post.tsx'

type Post = Reply<typeof listPosts>['rows'][number]

const publishers = ['county-clerk', 'hr-agency']
/** For them this is the whole of 就业服务. */
export const organizations: readonly string[] = ['hr-agency', 'enterprise', 'workshop']
const states = ['open', 'closed'] as const

/** 岗位信息: what is open, who published it; clerks and agencies publish and close. */
export function JobPosts() {
  const t = useTranslations('employment.post')
  const words = useTranslations('employment')
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ state: '', search: '', open: '' })
  const list = useEndpointPages(listPosts, {
    query: { state: states.find((state) => state === filters.state), search: filters.search || undefined },
  })
  const opened = list.rows.find((row) => row.id === filters.open)
  const publishes = publishers.includes(role)
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={organizations.includes(role) ? undefined : { to: '/employment', name: words('toMatters') }}
        actions={
          publishes && (
            <Button type="primary" onClick={() => set({ open: 'new' })}>
              {t('publish')}
            </Button>
          )
        }
      />
      <FilterBar
        filters={[
          {
            name: 'state',
            label: t('state'),
            kind: 'select',
            options: states.map((value) => ({ value, label: t(value === 'open' ? 'open' : 'shut') })),
          },
          { name: 'search', label: t('search'), kind: 'text' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('title')}
        list={list}
        columns={useColumns()}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('empty'), next: t('emptyNext') }}
      />
      <DetailDrawer
        open={filters.open === 'new' || opened !== undefined}
        title={opened?.title ?? t('publish')}
        onClose={() => set({ open: '' })}
      >
        {opened ? (
          <PostFacts of={opened} mayClose={publishes && opened.own} />
        ) : (
          <PublishPost onDone={() => set({ open: '' })} />
        )}
      </DetailDrawer>
    </>
  )
}

function useColumns(): Column<Post>[] {
  const t = useTranslations('employment.post')
  return [
    { key: 'name', title: t('name'), render: (row) => row.title, fixed: true },
    { key: 'employer', title: t('employer'), render: (row) => row.employer },
    { key: 'workplace', title: t('workplace'), render: (row) => row.workplace },
    { key: 'pay', title: t('pay'), render: (row) => row.payText },
    { key: 'heads', title: t('heads'), numeric: true, render: (row) => row.heads },
    { key: 'region', title: t('region'), render: (row) => row.publisherName ?? row.regionName },
    { key: 'until', title: t('until'), render: (row) => row.openUntil },
    { key: 'state', title: t('state'), render: (row) => <PostState of={row} /> },
  ]
}

function PostState({ of }: { of: Post }) {
  const t = useTranslations('employment.post')
  if (of.open) return <StatusTag tone="done">{t('open')}</StatusTag>
  return <StatusTag tone="wait">{of.closedOn ? t('closedOn', { date: of.closedOn }) : t('shut')}</StatusTag>
}

function PostFacts({ of, mayClose }: { of: Post; mayClose: boolean }) {
  const t = useTranslations('employment.post')
  const close = useAct(closePost)
  const columns = useColumns()
  return (
    <>
      <dl className="facts">
        {columns.slice(1).map((column) => (
          <div key={column.key}>
            <dt>{column.title}</dt>
            <dd>{column.render(of)}</dd>
          </div>
        ))}
      </dl>
      {mayClose && !of.closedOn && (
        <ConfirmAct
          act={t('close')}
          danger
          items={[{ key: of.id, name: `${of.employer} · ${of.title}` }]}
          onConfirm={() => close.mutateAsync({ params: { postId: of.id } })}
        >
          <p className="hint">{t('closeHint')}</p>
        </ConfirmAct>
      )}
    </>
  )
}
