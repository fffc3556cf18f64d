import { useTranslations } from 'use-intl'
import { talentTags } from '#talent/contract'
import { PageHeader } from '../../ui/page-header.tsx'
import { EnterButton } from './enter-record.tsx'
import { RecordList } from './record-list.tsx'

/** 人才库: 高技能人才 and 乡村工匠, each with the document that says so. */
export function Page() {
  const t = useTranslations('talent')
  return (
    <>
      <PageHeader title={t('pool')} lead={t('poolLead')} actions={<EnterButton kind="tag" />} />
      <RecordList kind="tag" subjectList={talentTags} />
    </>
  )
}
