import { useTranslations } from 'use-intl'
import {
  checkDangerousPosts,
  dangerousPosts,
  downloadClaimTemplate,
  importDangerousPosts,
  passKinds,
} from '#employment/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { download, type Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ListUpload } from '../people/list-upload.tsx'

type Check = Reply<typeof checkDangerousPosts>

/** 危险岗位: employers report who works there with which pass; those without a valid one on a day are listed. */
export function Page() {
  const t = useTranslations('claims')
  const { role } = useSession().user
  const { date } = useSession().business
  const [filters, set, reset] = useUrlFilters({ on: date })
  const check = useEndpoint(checkDangerousPosts, { query: { on: filters.on } })
  return (
    <>
      <PageHeader title={t('postsTitle')} lead={t('postsLead')} />
      {(role === 'enterprise' || role === 'workshop') && <Upload />}
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[{ name: 'on', label: t('onDay'), kind: 'date', given: true }]}
      />
      <Answer to={check}>
        {(answer) => (
          <>
            <h2>{t('withoutPass')}</h2>
            <Workers of={answer} />
            <h2>{t('rosters')}</h2>
            <Rosters of={answer} />
          </>
        )}
      </Answer>
    </>
  )
}

function Upload() {
  const upload = useAct(importDangerousPosts)
  return (
    <ListUpload
      onFile={(file) => upload.mutate({ file })}
      onTemplate={() => void download(downloadClaimTemplate, { params: { listKind: 'dangerous-posts' } })}
      busy={upload.isPending}
      error={upload.error}
      receipt={upload.data}
    />
  )
}

function Workers({ of }: { of: Check }) {
  const t = useTranslations('claims')
  const { label } = useCodeWords()
  return (
    <DataTable
      label={t('withoutPass')}
      list={{ rows: of.withoutPass, total: of.total }}
      rowKey={(row) => row.id}
      empty={{ title: t('allPassed'), next: t('postsNext') }}
      columns={[
        { key: 'name', title: t('name'), fixed: true, render: (row) => `${row.workerName}（**${row.tail}）` },
        { key: 'employer', title: t('employer'), render: (row) => row.organizationName },
        { key: 'post', title: t('post'), render: (row) => label(dangerousPosts, row.post) },
        {
          key: 'pass',
          title: t('pass'),
          render: (row) => (row.passKind ? `${label(passKinds, row.passKind)} ${row.passNumber}` : '—'),
        },
        {
          key: 'until',
          title: t('validUntil'),
          render: (row) => (
            <StatusTag tone="stop">{row.validUntil ? t('expired', { on: row.validUntil }) : t('noPass')}</StatusTag>
          ),
        },
      ]}
    />
  )
}

function Rosters({ of }: { of: Check }) {
  const t = useTranslations('claims')
  return (
    <DataTable
      label={t('rosters')}
      list={{ rows: of.rosters }}
      rowKey={(row) => row.organizationId}
      empty={{ title: t('noRosters'), next: t('postsNext') }}
      columns={[
        { key: 'employer', title: t('employer'), fixed: true, render: (row) => row.organizationName },
        { key: 'on', title: t('reportedOn'), render: (row) => <span className="numeric">{row.reportedOn}</span> },
        { key: 'workers', title: t('workers'), numeric: true, render: (row) => row.workers },
        { key: 'without', title: t('withoutPassCount'), numeric: true, render: (row) => row.withoutPass },
      ]}
    />
  )
}
