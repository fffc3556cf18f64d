import { useTranslations } from 'use-intl'
import { editClass, getClass } from '#classes/contract'
import { formatYuan } from '#kernel/money'
import { Answer } from '../../ui/answer.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo, usePageParams } from '../../ui/page-link.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { ClassFile } from './class-file.page.tsx'
import { ClassForm, type ClassValues } from './class-form.tsx'
import { typedTerms } from './terms-fields.tsx'

/** 修改开班申报: the same form, filled with the draft or the returned application. */
export function Page() {
  const { classId } = usePageParams('classId')
  const file = useEndpoint(getClass, { params: { classId } })
  return <Answer to={file}>{(data) => <Edit file={data} />}</Answer>
}

function Edit({ file }: { file: ClassFile }) {
  const t = useTranslations('classes')
  const go = useGo()
  const back = `/classes/${file.id}`
  const edit = useAct(editClass, { onDone: () => go(back) })
  const params = { classId: file.id }
  return (
    <>
      <PageHeader
        title={t('editTitle')}
        lead={file.decisionNote || t('openLead')}
        back={{ to: back, name: file.title }}
      />
      <ClassForm
        draft={`edit-class/${file.id}/${file.version}`}
        initial={valuesOf(file)}
        busy={edit.isPending}
        error={edit.error}
        onSubmit={(body) => edit.mutateAsync({ params, body: { ...body, version: file.version } })}
      />
    </>
  )
}

const valuesOf = (file: ClassFile): ClassValues => ({
  title: file.title,
  mode: file.mode,
  kind: file.kind,
  regionCode: file.regionCode,
  tradeCode: file.tradeCode,
  level: file.level ?? undefined,
  plannedHeads: file.plannedHeads,
  place: file.place,
  sessions: file.sessions.map(({ heldOn, startsAt, endsAt, classHours, content, teacherName }) => ({
    heldOn,
    startsAt,
    endsAt,
    classHours,
    content,
    teacherName,
  })),
  ...typedTerms(file),
  budget: Object.fromEntries(file.budget.map((row) => [row.item, formatYuan(row.amountFen)])),
})
