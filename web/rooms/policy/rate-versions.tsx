import { useTranslations } from 'use-intl'
import { getRateVersions, rateStates } from '#policy/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

type Versions = Reply<typeof getRateVersions>

const tones = { added: 'doing', removed: 'stop', changed: 'doing', same: 'done' } as const

/** What changed against the version before, how the examples come out, and all versions. */
export function RateVersions({ tableId }: { tableId: string }) {
  const versions = useEndpoint(getRateVersions, { params: { tableId } })
  return (
    <Answer to={versions}>
      {(known) => (
        <>
          <Changes known={known} />
          <ExampleResults known={known} />
          <All known={known} />
        </>
      )}
    </Answer>
  )
}

function Changes({ known }: { known: Versions }) {
  const t = useTranslations('policy.rates')
  return (
    <>
      <h3>{known.against ? t('against', { document: known.against }) : t('firstVersion')}</h3>
      <DataTable
        label={t('changes')}
        list={{ rows: known.changes }}
        rowKey={(row) => row.keys}
        empty={{ title: t('empty') }}
        columns={[
          { key: 'keys', title: t('lines'), fixed: true, render: (row) => row.keys },
          { key: 'before', title: t('before'), render: (row) => row.before ?? '—' },
          { key: 'after', title: t('after'), render: (row) => row.after ?? '—' },
          {
            key: 'change',
            title: t('change'),
            render: (row) => <StatusTag tone={tones[row.change]}>{t(row.change)}</StatusTag>,
          },
        ]}
      />
    </>
  )
}

function ExampleResults({ known }: { known: Versions }) {
  const t = useTranslations('policy.rates')
  return (
    <>
      <h3>{t('examples')}</h3>
      <DataTable
        label={t('examples')}
        list={{ rows: known.examples }}
        rowKey={(row) => row.title}
        empty={{ title: t('noExamples') }}
        columns={[
          { key: 'title', title: t('exampleTitle'), fixed: true, render: (row) => row.title },
          { key: 'given', title: t('given'), render: (row) => row.given },
          { key: 'wanted', title: t('wantedAmount'), numeric: true, render: (row) => <Money fen={row.wanted} bare /> },
          {
            key: 'fault',
            title: t('result'),
            render: (row) => <StatusTag tone={row.fault ? 'stop' : 'done'}>{row.fault ?? t('comesOut')}</StatusTag>,
          },
        ]}
      />
    </>
  )
}

function All({ known }: { known: Versions }) {
  const t = useTranslations('policy.rates')
  const { label } = useCodeWords()
  return (
    <>
      <h3>{t('versions')}</h3>
      <ul>
        {known.versions.map((version) => (
          <li key={version.id}>
            {version.documentNumber}：{version.effectiveFrom} — {version.effectiveUntil ?? t('noEnd')}（
            {label(rateStates, version.state)}）
          </li>
        ))}
      </ul>
    </>
  )
}
