import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { allocationStates, exportAllocation } from '#targets/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { AllocationView } from './allocation.page.tsx'
import { drafters, stateTones } from './allocations.page.tsx'

/** Its title and state, and its files once it is frozen. */
export function AllocationTitle({ view }: { view: AllocationView }) {
  const t = useTranslations('allocations')
  const go = useGo()
  const { label } = useCodeWords()
  const { role } = useSession().user
  const file = (format: 'xlsx' | 'docx') =>
    void download(exportAllocation, { params: { allocationId: view.id }, query: { format } })
  const actions = (
    <>
      {view.state !== 'frozen' && drafters.includes(role) && (
        <Button onClick={() => go(`/allocations/draft?from=${view.id}`)}>{t('edit')}</Button>
      )}
      {view.state === 'frozen' && (
        <>
          <Button onClick={() => file('docx')}>{t('word')}</Button>
          <Button onClick={() => file('xlsx')}>{t('excel')}</Button>
        </>
      )}
    </>
  )
  return (
    <PageHeader
      title={view.title}
      back={{ to: '/allocations', name: t('back') }}
      tags={<StatusTag tone={stateTones[view.state]}>{label(allocationStates, view.state)}</StatusTag>}
      actions={actions}
      lead={`${view.madeOn} ${view.madeName} ${t('made')}`}
    />
  )
}
