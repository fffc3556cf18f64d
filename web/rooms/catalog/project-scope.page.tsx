import { useTranslations } from 'use-intl'
import { listDemandJudgements, listTradeLists, tradeLists } from '#catalog/contract'
import { useSession } from '../../console/session-gate.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { EndJudgement } from './end-judgement.tsx'
import { ImportList } from './import-list.tsx'
import { JudgeDemand } from './judge-demand.tsx'

const JUDGES = new Set(['city-officer', 'region-officer'])

/** 项目制判定: the versions of the three lists, and the judgements of large demand. */
export function Page() {
  const t = useTranslations('catalog.scope')
  const { user } = useSession()
  const judges = JUDGES.has(user.role)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} tags={<Clause anchor="lz-2019-63#5-5" />} />
      <section className="panel" aria-label={t('lists')}>
        <h2>{t('lists')}</h2>
        {judges && <ImportList />}
        <Versions />
      </section>
      <section className="panel" aria-label={t('judgements')}>
        <h2>{t('judgements')}</h2>
        {judges && <JudgeDemand />}
        <Judgements keeps={judges ? user.regionCode.replace(/(00){1,2}$/, '') : undefined} />
      </section>
    </>
  )
}

function Versions() {
  const t = useTranslations('catalog.scope')
  const { label } = useCodeWords()
  const asked = useEndpoint(listTradeLists, {})
  return (
    <DataTable
      label={t('lists')}
      list={listOf(asked, asked.data?.versions)}
      rowKey={(row) => row.id}
      empty={{ title: t('listsNone'), next: t('listsNoneNext') }}
      columns={[
        { key: 'list', title: t('list'), fixed: true, render: (row) => label(tradeLists, row.list) },
        { key: 'region', title: t('region'), render: (row) => row.regionName },
        { key: 'title', title: t('listTitle'), render: (row) => row.title },
        { key: 'document', title: t('document'), render: (row) => row.document },
        { key: 'from', title: t('from'), render: (row) => row.effectiveFrom },
        { key: 'items', title: t('items'), numeric: true, render: (row) => row.items },
        {
          key: 'state',
          title: t('state'),
          render: (row) => (
            <StatusTag tone={row.inForce ? 'done' : 'wait'}>{row.inForce ? t('current') : t('old')}</StatusTag>
          ),
        },
      ]}
    />
  )
}

/** @param keeps the prefix of the regions whose judgements the reader may end */
function Judgements({ keeps }: { keeps: string | undefined }) {
  const t = useTranslations('catalog.scope')
  const asked = useEndpoint(listDemandJudgements, {})
  return (
    <DataTable
      label={t('judgements')}
      list={listOf(asked, asked.data?.judgements, asked.data?.total)}
      rowKey={(row) => row.id}
      empty={{ title: t('judgementsNone') }}
      columns={[
        { key: 'trade', title: t('trade'), fixed: true, render: (row) => row.tradeName },
        { key: 'region', title: t('region'), render: (row) => row.regionName },
        { key: 'document', title: t('basis'), render: (row) => row.document },
        { key: 'reason', title: t('reason'), render: (row) => row.reason },
        { key: 'from', title: t('from'), render: (row) => row.validFrom },
        { key: 'until', title: t('until'), render: (row) => row.validUntil ?? t('openEnded') },
        {
          key: 'state',
          title: t('state'),
          render: (row) => (
            <>
              <StatusTag tone={row.inForce ? 'done' : 'wait'}>{row.inForce ? t('current') : t('over')}</StatusTag>
              {row.endedOn && <p className="hint">{t('ended', { on: row.endedOn, why: row.endedReason ?? '' })}</p>}
              {keeps !== undefined && row.regionCode.startsWith(keeps) && row.inForce && <EndJudgement of={row} />}
            </>
          ),
        },
      ]}
    />
  )
}
