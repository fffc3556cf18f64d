import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { exportOrder } from '#subsidies/contract'
import { download } from '../../ui/call.ts'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { shanghaiTime } from '../audit/audit-facts.ts'
import type { Batch } from './batch.page.tsx'

interface PayFileProps {
  readonly order: Batch['orders'][number]
  readonly mayExport: boolean
}

/** The file as it was sent, by the layout of then; who took it out before is said beside. */
export function PayFile({ order, mayExport }: PayFileProps) {
  const t = useTranslations('subsidies')
  const [error, setError] = useState<unknown>()
  const client = useQueryClient()
  const get = () => {
    setError(undefined)
    download(exportOrder, { params: { orderId: order.id } })
      .then(() => client.invalidateQueries({ queryKey: ['subsidies'] }))
      .catch(setError)
  }
  const [first] = order.exports
  const last = order.exports.at(-1)
  return (
    <>
      <p className="hint">
        {order.layout}
        {order.exportHash && (
          <>
            {' · '}
            {t('exportHash')} <code>{order.exportHash}</code>
          </>
        )}
      </p>
      {first && last && (
        <p className="hint">
          {t('exported', { by: first.byName, at: shanghaiTime(first.at) })}
          {order.exports.length > 1 &&
            t('exportedAgain', { times: order.exports.length, by: last.byName, at: shanghaiTime(last.at) })}
        </p>
      )}
      {mayExport && (
        <div className="subsidy-acts">
          <Button onClick={get}>{first ? t('exportAgain') : t('exportFile')}</Button>
          {error !== undefined && <ProblemAlert problem={problemFrom(error)} />}
        </div>
      )}
    </>
  )
}
