import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { closeFinding, findingStates, listFindings, openCase, rectifyFinding } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { DueTag } from '../../ui/due-tag.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { closers, inspectors, rectifiers } from './duties.ts'
import { findingTones } from './tones.ts'
import { WordsForm } from './words-form.tsx'

type Finding = Reply<typeof listFindings>['rows'][number]

/** 问题与整改: the organization answers, another person than who opened it closes. */
export function Page() {
  const t = useTranslations('supervision')
  const { label, options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ state: '', open: '' })
  const list = useEndpointPages(listFindings, { query: { state: oneOf(findingStates, filters.state) } })
  const open = list.rows.find(({ id }) => id === filters.open)
  return (
    <>
      <PageHeader title={t('findings')} lead={t('findingsLead')} />
      <FilterBar
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(findingStates) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('findings')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('findingsEmpty'), next: t('findingsEmptyNext') }}
        columns={[
          { key: 'title', title: t('findingTitle'), render: (row) => row.title, fixed: true },
          { key: 'number', title: t('number'), render: (row) => row.number },
          { key: 'organization', title: t('organization'), render: (row) => row.organizationName },
          { key: 'class', title: t('class'), render: (row) => row.classNumber ?? '—' },
          { key: 'due', title: t('dueOn'), render: (row) => <DueTag tone={row.tone} dueOn={row.dueOn} /> },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={findingTones[row.state]}>{label(findingStates, row.state)}</StatusTag>,
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.number} onClose={() => set({ open: '' })}>
        {open && <FindingFile key={`${open.id} ${open.state}`} finding={open} />}
      </DetailDrawer>
    </>
  )
}

function FindingFile({ finding }: { finding: Finding }) {
  const t = useTranslations('supervision')
  const { role } = useSession().user
  const facts = [
    [t('findingTitle'), finding.title],
    [t('demand'), finding.demand],
    [t('rectification'), finding.rectification],
    [t('closing'), finding.closingNote],
  ] as const
  return (
    <>
      <dl className="facts">
        {facts
          .filter(([, words]) => words)
          .map(([title, words]) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      {finding.state === 'open' && rectifiers.has(role) && <Rectify finding={finding} />}
      {finding.state === 'rectified' && closers.has(role) && <Close finding={finding} />}
      {inspectors.has(role) && <Case finding={finding} />}
    </>
  )
}

function Rectify({ finding: { id: findingId, version } }: { finding: Finding }) {
  const t = useTranslations('supervision')
  const rectify = useAct(rectifyFinding)
  return (
    <WordsForm<{ rectification: string }>
      draft={`rectify/${findingId}`}
      submit={t('rectify')}
      fields={[{ name: 'rectification', label: t('rectification') }]}
      onSubmit={(body) => rectify.mutateAsync({ params: { findingId }, body: { ...body, version } })}
      busy={rectify.isPending}
      error={rectify.error}
    />
  )
}

function Close({ finding: { id: findingId, version } }: { finding: Finding }) {
  const t = useTranslations('supervision')
  const close = useAct(closeFinding)
  const outcomes = [
    { value: 'closed', label: t('closeIt') },
    { value: 'again', label: t('again') },
  ]
  return (
    <WordsForm<{ outcome: 'closed' | 'again'; note: string }>
      draft={`close-finding/${findingId}`}
      submit={t('closeIt')}
      fields={[{ name: 'note', label: t('closing') }]}
      onSubmit={(body) => close.mutateAsync({ params: { findingId }, body: { ...body, version } })}
      busy={close.isPending}
      error={close.error}
    >
      <Form.Item name="outcome" label={t('outcome')} rules={[{ required: true }]}>
        <Select options={outcomes} />
      </Form.Item>
    </WordsForm>
  )
}

function Case({ finding: { id: sourceId } }: { finding: Finding }) {
  const t = useTranslations('supervision')
  const go = useGo()
  const open = useAct(openCase, { onDone: ({ id }) => go(`/supervision/cases/${id}`) })
  return (
    <WordsForm<{ title: string; grounds: string }>
      draft={`case/${sourceId}`}
      submit={t('openCase')}
      fields={[
        { name: 'title', label: t('caseTitle'), kind: 'line' },
        { name: 'grounds', label: t('grounds') },
      ]}
      onSubmit={(words) => open.mutateAsync({ body: { source: 'finding', sourceId, ...words } })}
      busy={open.isPending}
      error={open.error}
    />
  )
}
