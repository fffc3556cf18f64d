import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { downloadResultsTemplate, importResults } from '#talent/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { SheetUpload } from '../../ui/sheet-upload.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { Contest } from './contests.page.tsx'

/** A contest's trades, each opening to its results, and the results as a file. */
export function ContestDetails({ of }: { of: Contest }) {
  const t = useTranslations('talent')
  const makes = ['county-clerk', 'city-officer', 'region-officer'].includes(useSession().user.role)
  return (
    <>
      <p>
        {of.organizer}，{of.documentTitle}（{of.documentNumber}）
      </p>
      <DataTable
        label={t('items')}
        list={{ rows: of.items }}
        rowKey={({ id }) => id}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'title', title: t('items'), render: (row) => row.title },
          { key: 'trade', title: t('trade'), render: (row) => row.tradeName ?? '—' },
          { key: 'awards', title: t('awards'), numeric: true, render: (row) => row.awards },
          {
            key: 'open',
            title: t('results'),
            render: ({ id }) => <PageLink to={`/talent/records?kind=award&itemId=${id}`}>{t('openResults')}</PageLink>,
          },
        ]}
      />
      {makes && <Upload contestId={of.id} />}
    </>
  )
}

function Upload({ contestId }: { contestId: string }) {
  const t = useTranslations('talent')
  const upload = useAct(importResults)
  return (
    <section className="drawer-part" aria-label={t('importResults')}>
      <h2>{t('importResults')}</h2>
      <p className="hint">{t('importHint')}</p>
      <SheetUpload
        act={upload}
        onFile={(file) => upload.mutate({ params: { contestId }, file })}
        report={upload.data && { accepted: upload.data.awards, faults: upload.data.errors }}
      >
        <Button onClick={() => void download(downloadResultsTemplate)}>{t('template')}</Button>
      </SheetUpload>
    </section>
  )
}
