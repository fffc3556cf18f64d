import { Tabs } from 'antd'
import { useTranslations } from 'use-intl'
import { downloadBenefitTemplate, importBenefits } from '#people/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { Households } from './benefit-households.tsx'
import { AllBenefits } from './benefit-tables.tsx'
import { ListUpload } from './list-upload.tsx'
import { StudentAid } from './student-aid.tsx'

/** 其他补助: what other departments pay, households, and students' aid by term. */
export function Page() {
  const t = useTranslations('benefits')
  const { role } = useSession().user
  const school = role === 'school'
  const [{ tab }, set] = useUrlFilters({ tab: school ? 'students' : 'all' })
  const tabs = [
    { key: 'all', label: t('all'), children: <All clerk={role === 'county-clerk'} /> },
    ...(school ? [] : [{ key: 'households', label: t('households'), children: <Households /> }]),
    { key: 'students', label: t('students'), children: <StudentAid school={school} /> },
  ]
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <Tabs activeKey={tab} onChange={(key) => set({ tab: key })} items={tabs} destroyOnHidden />
    </>
  )
}

function All({ clerk }: { clerk: boolean }) {
  const upload = useAct(importBenefits)
  const template = () => void download(downloadBenefitTemplate, { params: { listKind: 'other-benefits' } })
  return (
    <>
      {clerk && (
        <ListUpload
          onFile={(file) => upload.mutate({ file })}
          onTemplate={template}
          busy={upload.isPending}
          error={upload.error}
          receipt={upload.data}
        />
      )}
      <AllBenefits />
    </>
  )
}
