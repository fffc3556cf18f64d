import { useTranslations } from 'use-intl'
import {
  type BenefitStatus,
  benefitStatuses,
  downloadBenefitTemplate,
  importStudentAid,
  listStudentAid,
} from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpointPages } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ListUpload } from './list-upload.tsx'

/** 免学费、助学金 by term: who lacks a record stands first; a school uploads, offices look. */
export function StudentAid({ school }: { school: boolean }) {
  const t = useTranslations('benefits')
  const { date } = useSession().business
  const terms = termsAround(date)
  const [filters, set, reset] = useUrlFilters({ tab: '', term: terms[0] ?? '', gaps: '' })
  const query = { term: filters.term, gaps: filters.gaps === 'yes' ? ('yes' as const) : undefined }
  const aid = useEndpointPages(listStudentAid, { query })
  const words = (term: string) => t(term.endsWith('spring') ? 'spring' : 'autumn', { year: term.slice(0, 4) })
  return (
    <>
      {school && <Upload />}
      <FilterBar
        values={filters}
        onChange={set}
        onReset={reset}
        filters={[
          {
            name: 'term',
            label: t('term'),
            kind: 'select',
            given: true,
            options: terms.map((term) => ({ value: term, label: words(term) })),
          },
          { name: 'gaps', label: t('gaps'), kind: 'select', options: [{ value: 'yes', label: t('gapsOnly') }] },
        ]}
      />
      {aid.first && (
        <p>
          <StatusTag tone={aid.first.missing > 0 ? 'warn' : 'done'}>
            {t('missing', { count: aid.first.missing })}
          </StatusTag>{' '}
          <span className="numeric">{`${aid.first.from} — ${aid.first.until}`}</span>
        </p>
      )}
      <DataTable
        label={t('students')}
        list={aid}
        rowKey={(row) => row.id}
        empty={{ title: t('noStudents'), next: t('noStudentsNext') }}
        columns={[
          { key: 'name', title: t('name'), fixed: true, render: (row) => `${row.personName}（**${row.tail}）` },
          { key: 'school', title: t('school'), render: (row) => row.schoolName },
          { key: 'waiver', title: t('tuitionWaiver'), render: (row) => <Recorded status={row.tuitionWaiver} /> },
          { key: 'grant', title: t('stateGrant'), render: (row) => <Recorded status={row.stateGrant} /> },
        ]}
      />
    </>
  )
}

function Recorded({ status }: { status: BenefitStatus | null }) {
  const t = useTranslations('benefits')
  const { label } = useCodeWords()
  if (status === null) return <StatusTag tone="warn">{t('notRecorded')}</StatusTag>
  return <StatusTag tone={status === 'granted' ? 'done' : 'doing'}>{label(benefitStatuses, status)}</StatusTag>
}

function Upload() {
  const upload = useAct(importStudentAid)
  return (
    <ListUpload
      onFile={(file) => upload.mutate({ file })}
      onTemplate={() => void download(downloadBenefitTemplate, { params: { listKind: 'student-aid' } })}
      busy={upload.isPending}
      error={upload.error}
      receipt={upload.data}
    />
  )
}

/** The term of a day and the five before it, newest first; autumn runs into January. */
function termsAround(date: string): string[] {
  const half = Number(date.slice(0, 4)) * 2 + Math.floor((Number(date.slice(5, 7)) + 10) / 6) - 2
  return Array.from({ length: 6 }, (_, back) => {
    const index = half - back
    return `${Math.floor(index / 2)}-${index % 2 === 0 ? 'spring' : 'autumn'}`
  })
}
