import { useTranslations } from 'use-intl'
import { createClass } from '#classes/contract'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { ClassForm } from './class-form.tsx'

/** 新建开班申报: saved as a draft; signing and applying follow in the class's file. */
export function Page() {
  const t = useTranslations('classes')
  const go = useGo()
  const create = useAct(createClass, { onDone: ({ id }) => go(`/classes/${id}`) })
  return (
    <>
      <PageHeader title={t('openTitle')} lead={t('openLead')} back={{ to: '/classes', name: t('title') }} />
      <ClassForm
        draft="open-class"
        busy={create.isPending}
        error={create.error}
        onSubmit={(body) => create.mutateAsync({ body })}
      />
    </>
  )
}
