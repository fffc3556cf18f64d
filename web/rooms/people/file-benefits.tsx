import { useTranslations } from 'use-intl'
import { listBenefitsOf } from '#people/contract'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { BenefitTable } from './benefit-tables.tsx'

/** What a person has from other programmes: training that overlaps it may be funded twice. */
export function FileBenefits({ personId }: { personId: string }) {
  const t = useTranslations('benefits')
  const asked = useEndpoint(listBenefitsOf, { params: { personId } })
  return (
    <>
      <p>{t('fileLead')}</p>
      <BenefitTable list={listOf(asked, asked.data?.benefits)} />
    </>
  )
}
