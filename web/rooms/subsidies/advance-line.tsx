import { useTranslations } from 'use-intl'
import type { controlTotal } from '#subsidies/contract'
import type { Reply } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'

type Control = Reply<typeof controlTotal>
const buckets = [
  'paidFen',
  'settledFen',
  'outstandingFen',
  'recoveredFen',
  'stillToRecoverFen',
  'forgivenFen',
  'toPayFen',
] as const

/** 先行拨付 in a line of its own: until a class is settled its advance is no part of what is due. */
export function AdvanceLine({ control: { total, regions } }: { control: Control }) {
  const t = useTranslations('advances')
  const s = useTranslations('subsidies')
  const some = regions.filter(({ advances }) => buckets.some((bucket) => advances[bucket] !== 0))
  if (some.length === 0) return null
  return (
    <>
      <h2>{t('title')}</h2>
      <p className="hint">{t('formula')}</p>
      <DataTable
        label={t('title')}
        list={{ rows: some }}
        rowKey={(row) => row.regionCode}
        empty={{ title: t('title') }}
        columns={[
          { key: 'region', title: s('region'), render: (row) => row.regionName, fixed: true },
          ...buckets.map((bucket) => ({
            key: bucket,
            title: t(`bucket.${bucket}`),
            numeric: true,
            render: (row: Control['regions'][number]) => <Money fen={row.advances[bucket]} bare />,
            sum: <Money fen={total.advances[bucket]} bare />,
          })),
        ]}
      />
    </>
  )
}
