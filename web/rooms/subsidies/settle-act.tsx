import { useTranslations } from 'use-intl'
import { settleBatch } from '#subsidies/contract'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Batch } from './batch.page.tsx'

/** 结清: an advance has paid every line; the batch is closed without a transfer. */
export function SettleAct({ batch, open }: { batch: Batch; open: boolean }) {
  const t = useTranslations('advances')
  const settle = useAct(settleBatch, { alsoChanges: ['funds'] })
  return (
    <ConfirmAct
      act={t('settle')}
      disabled={!open}
      items={batch.lines.map((line) => ({
        key: line.id,
        name: `${line.lineNumber}. ${line.payeeName}`,
        amountFen: line.amountFen,
      }))}
      onConfirm={() => settle.mutateAsync({ params: { batchId: batch.id }, body: { listHash: batch.listHash } })}
    >
      <p>{t('settleHint')}</p>
    </ConfirmAct>
  )
}
