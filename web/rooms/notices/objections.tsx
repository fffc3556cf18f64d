import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listObjections, type ObjectionState, objectionStates } from '#notices/contract'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { ObjectionFile, ObjectionLine } from './objection-file.tsx'

type Objection = Reply<typeof listObjections>['objections'][number]

const tones = { open: 'warn', upheld: 'stop', dismissed: 'done' } as const

/** Objections of one notice or of a state, each opening to its answer. */
export function Objections({ filter }: { filter: { noticeId?: string; state?: ObjectionState } }) {
  const t = useTranslations('notices.objections')
  const { label } = useCodeWords()
  const [opened, setOpened] = useState('')
  const asked = useEndpoint(listObjections, { query: filter })
  const rows = asked.data?.objections ?? []
  const noticeColumn = { key: 'notice', title: t('notice'), render: (row: Objection) => row.title }
  const open = rows.find((row) => row.id === opened)
  return (
    <>
      <DataTable
        label={t('title')}
        list={listOf(asked, rows, asked.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => setOpened(row.id)}
        empty={{ title: t('empty'), next: t('emptyNext') }}
        columns={[
          { key: 'line', title: t('line'), render: (row) => <ObjectionLine objection={row} />, fixed: true },
          ...(filter.noticeId ? [] : [noticeColumn]),
          { key: 'reason', title: t('reason'), render: (row) => row.reason.slice(0, 40) },
          { key: 'raised', title: t('raisedOn'), render: (row) => row.raisedOn },
          { key: 'due', title: t('due'), render: (row) => row.dueOn },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={tones[row.state]}>{label(objectionStates, row.state)}</StatusTag>,
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={t('title')} onClose={() => setOpened('')}>
        {open && <ObjectionFile objection={open} />}
      </DetailDrawer>
    </>
  )
}
