import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import {
  declareInterest,
  endInterest,
  type InterestKind,
  type InterestRelation,
  interestKinds,
  interestRelations,
  listInterests,
} from '#organizations/contract'
import { useSession } from '../../console/session-gate.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Opening } from '../../ui/opening.tsx'
import { OrganizationInput } from '../../ui/organization-input.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { WordsForm } from './words-form.tsx'

/** 廉政申报: an officer declares whom they are related to, and is kept out of their matters from then on. */
export function Page() {
  const t = useTranslations('supervision')
  const { label } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ of: 'mine', open: '' })
  const asked = useEndpoint(listInterests, { query: { of: filters.of === 'all' ? 'all' : 'mine' } })
  const rows = asked.data?.interests ?? []
  const open = rows.find(({ id }) => id === filters.open)
  const whose = (['mine', 'all'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <>
      <PageHeader
        title={t('interests')}
        lead={t('interestsLead')}
        actions={role !== 'auditor' && <Opening title={t('declare')}>{(close) => <Declare onDone={close} />}</Opening>}
      />
      <FilterBar
        filters={[{ name: 'of', label: t('whose'), kind: 'select', options: whose, given: true }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('interests')}
        list={listOf(asked, rows, asked.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => set({ open: row.id })}
        empty={{ title: t('interestsEmpty'), next: t('interestsEmptyNext') }}
        columns={[
          { key: 'officer', title: t('officer'), render: (row) => row.officerName, fixed: true },
          { key: 'kind', title: t('kind'), render: (row) => label(interestKinds, row.kind) },
          {
            key: 'relation',
            title: t('relation'),
            render: (row) => (row.relation ? label(interestRelations, row.relation) : '—'),
          },
          { key: 'related', title: t('relatedName'), render: (row) => row.relatedName || '—' },
          { key: 'declared', title: t('declaredOn'), render: (row) => row.declaredOn },
          {
            key: 'state',
            title: t('state'),
            render: (row) =>
              row.endedOn ? (
                <StatusTag tone="wait">{t('ended', { date: row.endedOn, reason: row.endedReason ?? '' })}</StatusTag>
              ) : (
                <StatusTag tone="done">{t('inForce')}</StatusTag>
              ),
          },
        ]}
      />
      <DetailDrawer open={open !== undefined} title={open?.officerName} onClose={() => set({ open: '' })}>
        {open && <p>{open.note}</p>}
        {open?.own && !open.endedOn && <End interestId={open.id} />}
      </DetailDrawer>
    </>
  )
}

interface Values {
  readonly kind: InterestKind
  readonly relation?: InterestRelation
  readonly relatedOrganizationId?: string
  readonly relatedName?: string
  readonly relatedResidentId?: string
  readonly note?: string
}

function Declare({ onDone }: { onDone: () => void }) {
  const t = useTranslations('supervision')
  const { options } = useCodeWords()
  const declare = useAct(declareInterest, { onDone })
  return (
    <WordsForm<Values>
      draft="declare-interest"
      submit={t('declare')}
      fields={[
        { name: 'relatedName', label: t('relatedName'), kind: 'line', optional: true },
        { name: 'relatedResidentId', label: t('relatedId'), kind: 'line', optional: true },
        { name: 'note', label: t('remark'), optional: true },
      ]}
      onSubmit={(body) => declare.mutateAsync({ body })}
      busy={declare.isPending}
      error={declare.error}
    >
      <Form.Item name="kind" label={t('kind')} rules={[{ required: true, message: t('needed', { label: t('kind') }) }]}>
        <Select options={options(interestKinds)} />
      </Form.Item>
      <Form.Item name="relation" label={t('relation')}>
        <Select options={options(interestRelations).filter(({ value }) => value !== 'self')} />
      </Form.Item>
      <Form.Item name="relatedOrganizationId" label={t('relatedOrganization')}>
        <OrganizationInput />
      </Form.Item>
    </WordsForm>
  )
}

function End({ interestId }: { interestId: string }) {
  const t = useTranslations('supervision')
  const end = useAct(endInterest)
  return (
    <WordsForm<{ reason: string }>
      draft={`end-interest/${interestId}`}
      submit={t('end')}
      fields={[{ name: 'reason', label: t('reason') }]}
      onSubmit={(body) => end.mutateAsync({ params: { interestId }, body })}
      busy={end.isPending}
      error={end.error}
    />
  )
}
