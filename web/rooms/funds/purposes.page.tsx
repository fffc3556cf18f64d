import { useTranslations } from 'use-intl'
import { fundItems, fundSources, listFundAccounts, listPurposes } from '#funds/contract'
import { type Fen, sum } from '#kernel/money'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { FundBar } from './fund-bar.tsx'

type Account = Reply<typeof listFundAccounts>['accounts'][number]
type Purpose = Reply<typeof listPurposes>['purposes'][number]

/** 从来源到县到用途: each account with what it is reserved and spent for, county by county. */
export function Page() {
  const t = useTranslations('traces')
  const f = useTranslations('funds')
  const { options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ source: '' })
  const query = { source: oneOf(fundSources, filters.source) }
  const accounts = useEndpoint(listFundAccounts, { query })
  const purposes = useEndpoint(listPurposes, { query })
  return (
    <>
      <PageHeader title={t('purposes')} lead={t('purposesLead')} back={{ to: '/funds', name: f('title') }} />
      <FilterBar
        filters={[{ name: 'source', label: f('source'), kind: 'select', options: options(fundSources) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <Answer to={accounts}>
        {(found) => (
          <Answer to={purposes}>{(data) => <BySource accounts={found.accounts} of={data.purposes} />}</Answer>
        )}
      </Answer>
    </>
  )
}

function BySource({ accounts, of }: { accounts: readonly Account[]; of: readonly Purpose[] }) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  if (of.length === 0) return <EmptyState title={t('purposesEmpty')} next={t('purposesEmptyNext')} />
  const used = accounts.map((account) => ({ account, own: of.filter(({ accountId }) => accountId === account.id) }))
  return [...Map.groupBy(used, ({ account }) => account.source)].map(([source, some]) => (
    <section key={source} aria-label={label(fundSources, source)}>
      <h2>{label(fundSources, source)}</h2>
      {some.map(({ account, own }) => (
        <div key={account.id} className="panel">
          <h3>
            <PageLink to={`/funds/${account.id}`}>{account.name}</PageLink>
          </h3>
          <FundBar balances={account.balances} />
          {own.length > 0 && <Purposes rows={own} label={account.name} />}
        </div>
      ))}
    </section>
  ))
}

function Purposes({ rows, label: name }: { rows: readonly Purpose[]; label: string }) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  const amount = (key: 'reservedFen' | 'spentFen', title: string) => ({
    key,
    title,
    numeric: true,
    render: (row: Purpose) => <Money fen={row[key] as Fen} bare />,
    sum: <Money fen={sum(rows.map((row) => row[key]))} bare />,
  })
  return (
    <DataTable
      label={name}
      list={{ rows }}
      rowKey={(row) => `${row.regionCode} ${row.item}`}
      empty={{ title: t('purposesEmpty') }}
      columns={[
        { key: 'region', title: t('region'), render: (row) => row.regionName, fixed: true },
        { key: 'item', title: t('item'), render: (row) => label(fundItems, row.item) },
        { key: 'matters', title: t('matters'), render: (row) => row.matters, numeric: true },
        amount('reservedFen', t('reserved')),
        amount('spentFen', t('spent')),
      ]}
    />
  )
}
