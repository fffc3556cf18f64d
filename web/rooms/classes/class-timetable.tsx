import { useTranslations } from 'use-intl'
import { DataTable } from '../../ui/data-table.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { ClassFile } from './class-file.page.tsx'

/** 课表: every session; a row opens its attendance once the class is approved. */
export function ClassTimetable({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const go = useGo()
  const taught = ['approved', 'teaching-only', 'under-way', 'completed'].includes(file.state)
  return (
    <DataTable
      label={t('timetableTab')}
      list={{ rows: file.sessions }}
      rowKey={(row) => row.id}
      {...(taught && { onOpen: (row: ClassFile['sessions'][number]) => go(`/attendance/${row.id}`) })}
      empty={{ title: t('none') }}
      columns={[
        { key: 'heldOn', title: t('heldOn'), render: (row) => row.heldOn },
        { key: 'time', title: t('session'), render: (row) => `${row.startsAt}–${row.endsAt}` },
        { key: 'hours', title: t('classHours'), numeric: true, render: (row) => row.classHours },
        { key: 'content', title: t('content'), render: (row) => row.content },
        { key: 'teacher', title: t('teacherName'), render: (row) => row.teacherName },
        {
          key: 'marked',
          title: t('attendance'),
          render: (row) => (row.marked ? <StatusTag tone="done">{t('markTitle')}</StatusTag> : t('unmarked')),
        },
      ]}
    />
  )
}
