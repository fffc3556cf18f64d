import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listOrganizations } from '#organizations/contract'
import { caseSources, caseStates, listCases, openCase } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { inspectors } from './duties.ts'
import { WordsForm } from './words-form.tsx'

/** 案件: from a finding, a signal or a complaint. */
export function Page() {
  const t = useTranslations('supervision')
  const go = useGo()
  const { label, options } = useCodeWords()
  const { role } = useSession().user
  const [complaining, setComplaining] = useState(false)
  const [filters, set, reset] = useUrlFilters({ state: '' })
  const list = useEndpointPages(listCases, { query: { state: oneOf(caseStates, filters.state) } })
  return (
    <>
      <PageHeader
        title={t('cases')}
        lead={t('casesLead')}
        actions={inspectors.has(role) && <Button onClick={() => setComplaining(true)}>{t('complain')}</Button>}
      />
      <FilterBar
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(caseStates) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('cases')}
        list={list}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/supervision/cases/${row.id}`)}
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
      <DetailDrawer open={complaining} title={t('complain')} onClose={() => setComplaining(false)}>
        {complaining && <Complain />}
      </DetailDrawer>
    </>
  )
}

function Complain() {
  const t = useTranslations('supervision')
  const go = useGo()
  const { regionCode } = useSession().user
  const asked = useEndpoint(listOrganizations, {}, { staleTime: 60_000 })
  const prefix = regionCode.replace(/(00)+$/, '')
  const own = (asked.data?.organizations ?? []).filter((one) => one.regionCode.startsWith(prefix))
  const open = useAct(openCase, { onDone: ({ id }) => go(`/supervision/cases/${id}`) })
  return (
    <WordsForm<{ organizationId: string; title: string; grounds: string }>
      draft="complaint"
      submit={t('complain')}
      fields={[
        { name: 'title', label: t('caseTitle'), kind: 'line' },
        { name: 'grounds', label: t('grounds') },
      ]}
      onSubmit={(words) => open.mutateAsync({ body: { source: 'complaint', ...words } })}
      busy={open.isPending}
      error={open.error}
    >
      <Form.Item
        name="organizationId"
        label={t('organization')}
        rules={[{ required: true, message: t('needed', { label: t('organization') }) }]}
      >
        <Select showSearch optionFilterProp="label" options={own.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </WordsForm>
  )
}
