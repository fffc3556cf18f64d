import { Input, Radio, Select } from 'antd'
import { useTranslations } from 'use-intl'
import {
  decideLevelException,
  levelExceptionStates,
  listLevelExceptions,
  requestLevelException,
  skillLevels,
} from '#assessment/contract'
import { useSession } from '../../console/session-gate.ts'
import { ActForm } from '../../ui/act-form.tsx'
import type { ArgsOf, Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Opening } from '../../ui/opening.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Field, TradeSelect } from './form-parts.tsx'

type Exception = Reply<typeof listLevelExceptions>['exceptions'][number]

const tones = { requested: 'warn', approved: 'done', refused: 'stop' } as const

/** 破格、越级: who asks, why, by which document, and what was decided. */
export function Page() {
  const t = useTranslations('credentials')
  const { label, options } = useCodeWords()
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ state: '' })
  const query = { state: oneOf(levelExceptionStates, filters.state) }
  const asked = useEndpoint(listLevelExceptions, { query })
  const decides = (row: Exception) =>
    row.state === 'requested' && !row.requestedByMe && ['approver', 'city-officer', 'region-officer'].includes(role)
  return (
    <>
      <PageHeader
        title={t('exceptions')}
        lead={t('exceptionsLead')}
        tags={<Clause anchor="lz-2019-63#2-4" />}
        actions={['county-clerk', 'school', 'enterprise'].includes(role) && <Ask />}
      />
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[{ name: 'state', label: t('state'), kind: 'select', options: options(levelExceptionStates) }]}
      />
      <DataTable
        label={t('exceptions')}
        list={listOf(asked, asked.data?.exceptions, asked.data?.total)}
        rowKey={(row) => row.id}
        empty={{ title: t('noExceptions'), next: t('noExceptionsNext') }}
        columns={[
          { key: 'person', title: t('person'), fixed: true, render: (row) => row.personName },
          { key: 'level', title: t('level'), render: (row) => `${row.tradeName} ${label(skillLevels, row.level)}` },
          { key: 'reason', title: t('reason'), render: (row) => row.reason },
          { key: 'document', title: t('documentNumber'), render: (row) => row.documentNumber },
          { key: 'applicant', title: t('applicant'), render: (row) => row.applicant },
          {
            key: 'state',
            title: t('state'),
            render: (row) => <StatusTag tone={tones[row.state]}>{label(levelExceptionStates, row.state)}</StatusTag>,
          },
          {
            key: 'decision',
            title: t('decision'),
            render: (row) => {
              if (decides(row)) return <Decide of={row} />
              return row.state === 'requested' ? <span className="hint">{t('waitsDecision')}</span> : row.decisionNote
            },
          },
        ]}
      />
    </>
  )
}

function Ask() {
  const t = useTranslations('credentials')
  const { options } = useCodeWords()
  const act = useAct(requestLevelException)
  const labels = {
    name: t('person'),
    residentId: t('residentId'),
    tradeCode: t('trade'),
    level: t('level'),
    reason: t('reason'),
    documentNumber: t('documentNumber'),
    documentTitle: t('documentTitle'),
  }
  return (
    <Opening title={t('ask')}>
      {(close) => (
        <ActForm<ArgsOf<typeof requestLevelException>['body']>
          draft="assessment/exception"
          submit={t('ask')}
          labels={labels}
          busy={act.isPending}
          error={act.error}
          onSubmit={(body) => act.mutateAsync({ body }).then(close)}
        >
          {(['name', 'residentId', 'documentNumber', 'documentTitle'] as const).map((name) => (
            <Field key={name} name={name} label={labels[name]}>
              <Input maxLength={60} autoComplete="off" />
            </Field>
          ))}
          <Field name="tradeCode" label={labels.tradeCode}>
            <TradeSelect />
          </Field>
          <Field name="level" label={labels.level}>
            <Select options={options(skillLevels).filter(({ value }) => value !== 'junior')} />
          </Field>
          <Field name="reason" label={labels.reason}>
            <Input.TextArea maxLength={300} rows={3} />
          </Field>
        </ActForm>
      )}
    </Opening>
  )
}

function Decide({ of }: { of: Exception }) {
  const t = useTranslations('credentials')
  const act = useAct(decideLevelException)
  const labels = { approve: t('decision'), note: t('note') }
  return (
    <Opening title={t('decide')}>
      {(close) => (
        <ActForm<ArgsOf<typeof decideLevelException>['body']>
          draft={`assessment/exception/${of.id}`}
          submit={t('decide')}
          labels={labels}
          busy={act.isPending}
          error={act.error}
          onSubmit={(body) => act.mutateAsync({ params: { levelExceptionId: of.id }, body }).then(close)}
        >
          <p>
            {of.personName}：{of.reason}（{of.documentTitle} {of.documentNumber}）
          </p>
          <Field name="approve" label={labels.approve}>
            <Radio.Group
              options={[
                { value: true, label: t('approve') },
                { value: false, label: t('refuse') },
              ]}
            />
          </Field>
          <Field name="note" label={labels.note}>
            <Input maxLength={200} />
          </Field>
        </ActForm>
      )}
    </Opening>
  )
}
