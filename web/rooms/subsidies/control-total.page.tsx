import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import { zeroFen } from '#kernel/money'
import { controlTotal, linePlaces } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { AdvanceLine } from './advance-line.tsx'
import { BasicWorkLine } from './basic-work-line.tsx'

type Control = Reply<typeof controlTotal>
const buckets = [
  'entitledFen',
  'paidFen',
  'toPayFen',
  'heldFen',
  'rejectedFen',
  'cutFen',
  'advancedFen',
  'recoveredFen',
  'stillToRecoverFen',
  'toVoidFen',
  'forgivenFen',
] as const

/** 控制总数: every fen in exactly one place; a difference is said first. */
export function Page() {
  const t = useTranslations('subsidies')
  const control = useEndpoint(controlTotal, { query: {} })
  return (
    <>
      <PageHeader
        title={t('control')}
        lead={t('controlLead')}
        back={{ to: '/subsidies', name: t('title') }}
        actions={<PrintButton wide />}
      />
      <Answer to={control}>{(data) => <Sheet control={data} />}</Answer>
    </>
  )
}

function Sheet({ control }: { control: Control }) {
  const { asOf, total, regions, uneven } = control
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const even = total.differenceFen === zeroFen && control.basicWorks.differenceFen === zeroFen
  return (
    <>
      <Alert
        showIcon
        type={even ? 'success' : 'error'}
        title={`${asOf} · ${even ? t('even') : t('uneven')}`}
        description={
          <p>
            {t('formula')} {t('difference')} <Money fen={total.differenceFen} />
          </p>
        }
        style={{ marginBottom: 12 }}
      />
      <DataTable
        label={t('control')}
        list={{ rows: regions }}
        rowKey={(row) => row.regionCode}
        empty={{ title: t('controlEmpty'), next: t('controlEmptyNext') }}
        columns={[
          { key: 'region', title: t('region'), render: (row) => row.regionName, fixed: true },
          ...buckets.map((bucket) => ({
            key: bucket,
            title: t(`bucket.${bucket}`),
            numeric: true,
            render: (row: Control['regions'][number]) => <Money fen={row[bucket]} bare />,
            sum: <Money fen={total[bucket]} bare />,
          })),
        ]}
      />
      <AdvanceLine control={control} />
      <BasicWorkLine of={control.basicWorks} />
      {uneven.length > 0 && (
        <>
          <h2>{t('unevenLines')}</h2>
          <ul className="plain-list">
            {uneven.map((one) => (
              <li key={`${one.batchId} ${one.lineNumber}`}>
                <PageLink to={`/subsidies/batches/${one.batchId}`}>
                  {one.batchNumber} {one.lineNumber}. {one.subjectName}
                </PageLink>{' '}
                <Money fen={one.differenceFen} />
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('parts')}</h2>
      <DataTable
        label={t('parts')}
        list={{ rows: total.parts }}
        rowKey={(row) => `${row.place} ${row.reason ?? ''}`}
        empty={{ title: t('controlEmpty') }}
        columns={[
          { key: 'place', title: t('place'), render: (row) => label(linePlaces, row.place) },
          { key: 'reason', title: t('reason'), render: (row) => row.reason ?? '' },
          { key: 'lines', title: t('lines'), render: (row) => row.lines, numeric: true },
          { key: 'amount', title: t('amount'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
        ]}
      />
    </>
  )
}
