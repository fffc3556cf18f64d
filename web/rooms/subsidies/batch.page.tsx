import { useTranslations } from 'use-intl'
import { getBatch } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, usePageParams } from '../../ui/page-link.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { BatchHistory } from './batch-history.tsx'
import { BatchLines } from './batch-lines.tsx'
import { BatchSummary } from './batch-summary.tsx'
import { Gate } from './gate.tsx'
import { calculationPath } from './matter-path.ts'
import { Orders } from './orders.tsx'
import { ReviewActs } from './review-acts.tsx'
import { BatchTags } from './tags.tsx'

export type Batch = Reply<typeof getBatch>
const payable: readonly string[] = ['published', 'paying']

/** 一个批次: one page for the decision, then its lines, history, checks before payment, orders and receipts. */
export function Page() {
  const params = usePageParams('batchId')
  const batch = useEndpoint(getBatch, { params })
  return <Answer to={batch}>{(data) => <Sheet batch={data} />}</Answer>
}

function Sheet({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  return (
    <>
      <PageHeader
        title={batch.number}
        lead={[batch.matterTitle, batch.claimantName, batch.regionName, batch.matterNumber].join(' · ')}
        back={{ to: '/subsidies', name: t('title') }}
        tags={<BatchTags of={batch} />}
        actions={
          <>
            <PageLink to={calculationPath(batch)}>{t('calculation')}</PageLink>
            <PrintButton />
          </>
        }
      />
      <BatchSummary batch={batch} />
      <ReviewActs key={`${batch.id}/${batch.state}`} batch={batch} />
      {payable.includes(batch.state) && <Gate batch={batch} />}
      {batch.orders.length > 0 && <Orders batch={batch} />}
      <BatchLines batch={batch} />
      <BatchHistory batch={batch} />
    </>
  )
}
