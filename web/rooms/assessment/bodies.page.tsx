import { useTranslations } from 'use-intl'
import { bodyStates, listBodies, skillLevels } from '#assessment/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { BodyActs, RegisterBody } from './body-acts.tsx'

export type Body = Reply<typeof listBodies>['bodies'][number]

const REGISTRARS = ['city-officer', 'region-officer']

/** 认定机构登记簿: who may issue which levels of which occupations, from when until when. */
export function Page() {
  const t = useTranslations('credentials')
  const { label, options } = useCodeWords()
  const { role } = useSession().user
  const keeps = REGISTRARS.includes(role)
  const [filters, set, reset] = useUrlFilters({ search: '', state: '' })
  const query = { search: filters.search || undefined, state: oneOf(bodyStates, filters.state) }
  const asked = useEndpoint(listBodies, { query })
  const scopeOf = ({ tradeName, levels }: Body['scopes'][number]) =>
    `${tradeName}：${levels.map((level) => label(skillLevels, level)).join('、')}`
  return (
    <>
      <PageHeader
        title={t('bodies')}
        lead={t('bodiesLead')}
        tags={<Clause anchor="lz-2019-63#2-4" />}
        actions={keeps && <RegisterBody />}
      />
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[
          { name: 'search', label: t('body'), kind: 'text' },
          { name: 'state', label: t('state'), kind: 'select', options: options(bodyStates) },
        ]}
      />
      <DataTable
        label={t('bodies')}
        list={listOf(asked, asked.data?.bodies, asked.data?.total)}
        rowKey={(row) => row.id}
        empty={{ title: t('noBodies'), next: t('noBodiesNext') }}
        columns={[
          { key: 'body', title: t('body'), fixed: true, render: (row) => row.organizationName },
          { key: 'scope', title: t('scope'), render: (row) => row.scopes.map(scopeOf).join('；') },
          { key: 'period', title: t('period'), render: (row) => `${row.validFrom} — ${row.validUntil}` },
          { key: 'document', title: t('documentNumber'), render: (row) => row.documentNumber },
          { key: 'state', title: t('state'), render: (row) => <BodyState of={row} /> },
          ...(keeps ? [{ key: 'acts', title: t('acts'), render: (row: Body) => <BodyActs of={row} /> }] : []),
        ]}
      />
    </>
  )
}

function BodyState({ of }: { of: Body }) {
  const t = useTranslations('credentials')
  const { label } = useCodeWords()
  if (of.endedOn) return <StatusTag tone="stop">{t('ended', { on: of.endedOn, why: of.endedReason ?? '' })}</StatusTag>
  if (of.rejectReason) return <StatusTag tone="stop">{of.rejectReason}</StatusTag>
  if (of.state === 'entered') return <StatusTag tone="warn">{label(bodyStates, of.state)}</StatusTag>
  return <StatusTag tone={of.inForce ? 'done' : 'wait'}>{t(of.inForce ? 'inForce' : 'outOfPeriod')}</StatusTag>
}
