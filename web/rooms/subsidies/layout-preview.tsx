import { Select } from 'antd'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { getBatch, listBatches, previewLayout } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** 试看: a batch that has been paid is chosen, its first order is printed as this version would; numbers show their tails. */
export function LayoutPreview({ layoutId }: { layoutId: string }) {
  const t = useTranslations('pay-layouts')
  const id = useId()
  const [batchId, setBatchId] = useState<string>()
  const paying = useEndpoint(listBatches, { query: { state: 'paying' } })
  const closed = useEndpoint(listBatches, { query: { state: 'closed' } })
  const batches = [...(paying.data?.rows ?? []), ...(closed.data?.rows ?? [])]
  return (
    <section className="drawer-part" aria-label={t('preview')}>
      <h3>{t('preview')}</h3>
      <div className="field">
        <label htmlFor={id}>{t('previewOf')}</label>
        <Select
          id={id}
          value={batchId}
          onChange={setBatchId}
          placeholder={t('previewChoose')}
          options={batches.map(({ id: value, number, matterTitle }) => ({ value, label: `${number} ${matterTitle}` }))}
        />
      </div>
      {batchId && <OfBatch key={batchId} batchId={batchId} layoutId={layoutId} />}
    </section>
  )
}

function OfBatch({ batchId, layoutId }: { batchId: string; layoutId: string }) {
  const batch = useEndpoint(getBatch, { params: { batchId } })
  const orderId = batch.data?.orders[0]?.id
  return orderId ? <Printed orderId={orderId} layoutId={layoutId} /> : null
}

function Printed({ orderId, layoutId }: { orderId: string; layoutId: string }) {
  const t = useTranslations('pay-layouts')
  const preview = useEndpoint(previewLayout, { params: { layoutId }, query: { orderId } })
  return (
    <Answer to={preview}>
      {({ fileName, rows, items, faults }) => (
        <>
          <p className="hint">{t('previewFile', { fileName, items })}</p>
          {faults.length > 0 && (
            <ul role="alert">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <section className="pay-preview" aria-label={fileName} tabIndex={0}>
            <table>
              <tbody>
                {keyed(rows).map(({ key, row }) => (
                  <tr key={key}>
                    {keyed(row).map(({ key: at, row: text }) => (
                      <td key={at}>{text}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </Answer>
  )
}

/** Rows and cells of a file have no name but their place. */
const keyed = <T,>(list: readonly T[]) => list.map((row, index) => ({ key: `${index}`, row }))
