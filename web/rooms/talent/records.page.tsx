import { useTranslations } from 'use-intl'
import { PageHeader } from '../../ui/page-header.tsx'
import { EnterButton } from './enter-record.tsx'
import { RecordList } from './record-list.tsx'

/** 人才台账: every kind of record in one list; the work queue leads here. */
export function Page() {
  const t = useTranslations('talent')
  return (
    <>
      <PageHeader
        title={t('records')}
        lead={t('recordsLead')}
        back={{ to: '/talent', name: t('title') }}
        actions={
          <>
            <EnterButton kind="programme" />
            <EnterButton kind="post" />
          </>
        }
      />
      <RecordList />
    </>
  )
}
