import { useTranslations } from 'use-intl'
import { getClass } from '#classes/contract'
import { trainingKinds, trainingModes } from '#policy/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { ClassStateTag } from './class-state.tsx'
import { ClassTabs } from './class-tabs.tsx'
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
      <ClassTabs file={file} />
    </>
  )
}
