import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { formatYuan } from '#kernel/money'
import { exportEvidence, listMixedPosts, sampleMethods, samplePayments } from '#supervision/contract'
import { useSession } from '../../console/session-gate.ts'
import { download } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'

const SHORTEST_SEED = 4

/** 审计抽样: a reproducible draw from what was paid, and the evidence to take away. */
export function Page() {
  const t = useTranslations('supervision')
  const go = useGo()
  const { options } = useCodeWords()
  const year = useSession().business.date.slice(0, 4)
  const [filters, set, reset] = useUrlFilters({
    method: 'monetary-unit',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    size: '25',
    seed: `${year}-抽样1`,
  })
  const { size, seed } = filters
  const [from, until] = [filters.from || `${year}-01-01`, filters.until || `${year}-12-31`]
  const method = oneOf(sampleMethods, filters.method) ?? 'monetary-unit'
  const query = { method, from: from as never, until: until as never, size: Number(size) || 1, seed }
  const asked = useEndpoint(samplePayments, { query }, { enabled: seed.length >= SHORTEST_SEED })
  const drawn = asked.data
  return (
    <>
      <PageHeader
        title={t('audit')}
        lead={t('auditLead')}
        actions={
          <Button type="primary" disabled={!drawn?.population} onClick={() => void download(exportEvidence, { query })}>
            {t('export')}
          </Button>
        }
      />
      <FilterBar
        filters={[
          { name: 'method', label: t('method'), kind: 'select', options: options(sampleMethods), given: true },
          { name: 'from', label: t('fromDay'), kind: 'date', given: true },
          { name: 'until', label: t('untilDay'), kind: 'date', given: true },
          { name: 'size', label: t('sampleSize'), kind: 'text', given: true },
          { name: 'seed', label: t('seed'), kind: 'text', given: true },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      {drawn && (
        <p role="status">
          {t('population', {
            count: drawn.population,
            amount: formatYuan(drawn.populationFen),
            sample: formatYuan(drawn.sampleFen),
            interval: formatYuan(drawn.intervalFen),
          })}{' '}
          {t('hash')} <code>{drawn.populationHash.slice(0, 16)}…</code>
        </p>
      )}
      <DataTable
        label={t('audit')}
        list={listOf(asked, drawn?.lines)}
        rowKey={(row) => `${row.lineId} ${row.orderNumber}`}
        onOpen={(row) => go(`/subsidies/batches/${row.batchId}`)}
        empty={{ title: t('auditEmpty'), next: t('auditEmptyNext') }}
        columns={[
          { key: 'person', title: t('person'), render: (row) => row.personName, fixed: true },
          { key: 'batch', title: t('batch'), render: (row) => row.batchNumber },
          { key: 'class', title: t('class'), render: (row) => row.classNumber },
          { key: 'payee', title: t('payee'), render: (row) => row.payeeName },
          { key: 'paid', title: t('paidOn'), render: (row) => row.paidOn },
          { key: 'amount', title: t('amount'), render: (row) => <Money fen={row.amountFen} bare />, numeric: true },
          { key: 'hits', title: t('hits'), render: (row) => row.hits, numeric: true },
        ]}
      />
      <MixedPosts />
    </>
  )
}

function MixedPosts() {
  const t = useTranslations('supervision')
  const asked = useEndpoint(listMixedPosts, {})
  return (
    <section className="panel">
      <h2>{t('mixed')}</h2>
      <DataTable
        label={t('mixed')}
        list={listOf(asked, asked.data?.people)}
        rowKey={(row) => row.naturalPersonId}
        empty={{ title: t('mixedEmpty') }}
        columns={[
          { key: 'name', title: t('relatedName'), render: (row) => row.name, fixed: true },
          { key: 'why', title: t('mixedWhy'), render: (row) => row.why },
          {
            key: 'posts',
            title: t('posts'),
            render: (row) =>
              row.posts
                .map(({ roleName, regionName, account }) => `${roleName}（${regionName} ${account}）`)
                .join('、'),
          },
        ]}
      />
    </section>
  )
}
