import { Tabs } from 'antd'
import { useTranslations } from 'use-intl'
import { PageLink } from '../../ui/page-link.tsx'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ClassAttendance } from './class-attendance.tsx'
import { ClassCompletion } from './class-completion.tsx'
import type { ClassFile } from './class-file.page.tsx'
import { ClassOverview } from './class-overview.tsx'
import { ClassRoll } from './class-roll.tsx'
import { ClassTimetable } from './class-timetable.tsx'

/** The tabs of a class's file, the open one in the address. */
export function ClassTabs({ file }: { file: ClassFile }) {
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
          <PageLink to={`/subsidies/matters/training/${file.id}`}>{t('toSubsidy')}</PageLink>
        </p>
      ),
    },
  ]
  return <Tabs activeKey={tab} onChange={(key) => set({ tab: key })} items={tabs} destroyOnHidden />
}
