import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { fundSources, ledgers, listFundAccounts } from '#funds/contract'
import { type Fen, sum } from '#kernel/money'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { oneOf, useCodeWords } from '../../ui/code-list.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageLink, useGo } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { type Balances, FundBar, Thermometer } from './fund-bar.tsx'

type Account = Reply<typeof listFundAccounts>['accounts'][number]

const reconcilers = ['finance', 'accountant', 'auditor']

/** 资金账户总览: one card per account, the whole budget above them. */
export function Page() {
  const t = useTranslations('funds')
  const { options } = useCodeWords()
  const [filters, set, reset] = useUrlFilters({ source: '' })
  const accounts = useEndpoint(listFundAccounts, { query: { source: oneOf(fundSources, filters.source) } })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<Actions />} />
      <FilterBar
        filters={[{ name: 'source', label: t('source'), kind: 'select', options: options(fundSources) }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <Answer to={accounts}>{(data) => <Overview accounts={data.accounts} />}</Answer>
    </>
  )
}

function Actions() {
  const t = useTranslations('funds')
  const b = useTranslations('basicWorks')
  const go = useGo()
  const { role } = useSession().user
  return (
    <>
      <Button onClick={() => go('/funds/basic-works')}>{b('title')}</Button>
      <Button onClick={() => go('/funds/purposes')}>{t('purposes')}</Button>
      <Button onClick={() => go('/funds/budgets')}>{t('budgets')}</Button>
      <Button onClick={() => go('/funds/year-ends')}>{t('yearEnds')}</Button>
      <Button onClick={() => go('/funds/reservations')}>{t('reservations')}</Button>
      {reconcilers.includes(role) && <Button onClick={() => go('/funds/trial-balance')}>{t('trial')}</Button>}
      {role === 'finance' && (
        <Button type="primary" onClick={() => go('/funds/allot')}>
          {t('allot')}
        </Button>
      )}
    </>
  )
}

function Overview({ accounts }: { accounts: readonly Account[] }) {
  const t = useTranslations('funds')
  if (accounts.length === 0) return <EmptyState title={t('empty')} next={t('emptyNext')} />
  return (
    <>
      <section className="panel" aria-label={t('committed')}>
        <Thermometer balances={totalOf(accounts)} />
      </section>
      <div className="fund-cards">
        {accounts.map((account) => (
          <section key={account.id} className="panel fund-card" aria-label={account.name}>
            <header>
              <h2>{account.name}</h2>
              <PageLink to={`/funds/${account.id}`}>{t('open')}</PageLink>
            </header>
            <FundBar balances={account.balances} />
          </section>
        ))}
      </div>
    </>
  )
}

const totalOf = (accounts: readonly Account[]): Balances =>
  Object.fromEntries(
    ledgers.values.map((ledger): [string, Fen] => [ledger, sum(accounts.map((account) => account.balances[ledger]))]),
  ) as Balances
