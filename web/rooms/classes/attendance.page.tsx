import { useTranslations } from 'use-intl'
import { listOpenSessions } from '#classes/contract'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'

/** 待记考勤: sessions until today that nobody has marked. */
export function Page() {
  const t = useTranslations('classes')
  const go = useGo()
  const open = useEndpoint(listOpenSessions, {})
  return (
    <>
      <PageHeader title={t('markTitle')} lead={t('markLead')} back={{ to: '/classes', name: t('title') }} />
      <DataTable
        label={t('markTitle')}
        list={listOf(open, open.data?.sessions, open.data?.total)}
        rowKey={(row) => row.id}
        onOpen={(row) => go(`/attendance/${row.id}`)}
        empty={{ title: t('markEmpty'), next: t('markEmptyNext') }}
        columns={[
          { key: 'class', title: t('name'), render: (row) => row.classTitle },
          { key: 'heldOn', title: t('heldOn'), render: (row) => row.heldOn },
          { key: 'time', title: t('session'), render: (row) => `${row.startsAt}–${row.endsAt}` },
          { key: 'content', title: t('content'), render: (row) => row.content },
          { key: 'teacher', title: t('teacherName'), render: (row) => row.teacherName },
        ]}
      />
    </>
  )
}
