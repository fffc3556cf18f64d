import { Tabs } from 'antd'
import { useTranslations } from 'use-intl'
import { getClass } from '#classes/contract'
import { trainingKinds, trainingModes } from '#policy/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, usePageParams } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ClassAttendance } from './class-attendance.tsx'
import { ClassCompletion } from './class-completion.tsx'
import { ClassOverview } from './class-overview.tsx'
import { ClassRoll } from './class-roll.tsx'
import { ClassStateTag } from './class-state.tsx'
import { ClassTimetable } from './class-timetable.tsx'
import './classes.css'

export type ClassFile = Reply<typeof getClass>

/** 班级档案: one class, everything about it, the tab in the address. */
export function Page() {
  const { classId } = usePageParams('classId')
  const file = useEndpoint(getClass, { params: { classId } })
  return <Answer to={file}>{(data) => <FileOf file={data} />}</Answer>
}

function FileOf({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const { label } = useCodeWords()
  const lead = [
    file.number,
    file.organizationName,
    file.regionName,
    label(trainingModes, file.mode),
    label(trainingKinds, file.kind),
    t('span', { from: file.startsOn, until: file.endsOn }),
  ]
  const taught = ['under-way', 'completed'].includes(file.state)
  return (
    <>
      <PageHeader
        title={file.title}
        lead={lead.join(' · ')}
        back={{ to: '/classes', name: t('title') }}
        tags={
          <>
            <ClassStateTag state={file.state} />
            {taught && !file.subsidised && <StatusTag tone="warn">{t('unsubsidised')}</StatusTag>}
          </>
        }
      />
      <FileTabs file={file} />
    </>
  )
}

function FileTabs({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const [{ tab }, set] = useUrlFilters({ tab: 'overview' })
  const tabs = [
    { key: 'overview', label: t('overview'), children: <ClassOverview file={file} /> },
    { key: 'timetable', label: t('timetableTab'), children: <ClassTimetable file={file} /> },
    { key: 'roll', label: `${t('roll')} ${file.enrolled}`, children: <ClassRoll file={file} /> },
    { key: 'attendance', label: t('attendance'), children: <ClassAttendance file={file} /> },
    { key: 'completion', label: t('completion'), children: <ClassCompletion file={file} /> },
    {
      key: 'subsidy',
      label: t('subsidy'),
      children: (
        <p>
          <PageLink to={`/subsidies/classes/${file.id}`}>{t('toSubsidy')}</PageLink>
        </p>
      ),
    },
  ]
  return <Tabs activeKey={tab} onChange={(key) => set({ tab: key })} items={tabs} destroyOnHidden />
}
