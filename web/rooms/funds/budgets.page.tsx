import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { fundItems, listBudgets } from '#funds/contract'
import { formatYuan, subtract } from '#kernel/money'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { Money } from '../../ui/money.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { CheckBudget, EnterBudget } from './budget-forms.tsx'

export type Budget = Reply<typeof listBudgets>['budgets'][number]

/** 年度预算: what each account may commit to each item in a year, and how far that has gone. */
export function Page() {
  const t = useTranslations('funds')
  const { role } = useSession().user
  const [filters, set, reset] = useUrlFilters({ year: '' })
  const year = /^20\d\d$/.test(filters.year) ? Number(filters.year) : undefined
  const list = useEndpoint(listBudgets, { query: { year } })
  const [entering, setEntering] = useState(false)
  const [checking, setChecking] = useState<Budget>()
  const columns = useColumns(role === 'accountant' ? setChecking : undefined)
  const enter = role === 'finance' && (
    <Button type="primary" onClick={() => setEntering(true)}>
      {t('enterBudget')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('budgets')}
        lead={t('budgetsLead')}
        back={{ to: '/funds', name: t('title') }}
        actions={enter}
      />
      <FilterBar
        filters={[{ name: 'year', label: t('year'), kind: 'text' }]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <DataTable
        label={t('budgets')}
        list={{ rows: list.data?.budgets ?? [], isPending: list.isPending, error: list.error }}
        rowKey={(row) => row.id}
        columns={columns}
        empty={{ title: t('budgetsEmpty'), next: t('budgetsEmptyNext') }}
      />
      <DetailDrawer open={entering} title={t('enterBudget')} onClose={() => setEntering(false)}>
        {entering && <EnterBudget onDone={() => setEntering(false)} />}
      </DetailDrawer>
      <DetailDrawer open={checking !== undefined} title={t('checkBudget')} onClose={() => setChecking(undefined)}>
        {checking && <CheckBudget budget={checking} onDone={() => setChecking(undefined)} />}
      </DetailDrawer>
    </>
  )
}

function useColumns(check?: (budget: Budget) => void): Column<Budget>[] {
  const t = useTranslations('funds')
  const { label } = useCodeWords()
  return [
    { key: 'account', title: t('account'), fixed: true, render: (row) => row.accountName },
    { key: 'year', title: t('year'), render: (row) => <span className="numeric">{row.year}</span> },
    { key: 'item', title: t('item'), render: (row) => label(fundItems, row.item) },
    { key: 'amount', title: t('budgetAmount'), numeric: true, render: (row) => <Money fen={row.amountFen} bare /> },
    { key: 'used', title: t('budgetUsed'), numeric: true, render: (row) => <Used budget={row} /> },
    {
      key: 'rest',
      title: t('budgetRest'),
      numeric: true,
      render: (row) => <Money fen={subtract(row.amountFen, row.usedFen)} bare />,
    },
    { key: 'document', title: t('documentNumber'), render: (row) => row.document },
    {
      key: 'state',
      title: t('state'),
      render: (row) =>
        row.checkedOn ? (
          <StatusTag tone="done">{t('budgetInForce')}</StatusTag>
        ) : check ? (
          <Button type="primary" onClick={() => check(row)}>
            {t('checkBudget')}
          </Button>
        ) : (
          <StatusTag tone="doing">{t('budgetWaiting')}</StatusTag>
        ),
    },
  ]
}

function Used({ budget }: { budget: Budget }) {
  const t = useTranslations('funds')
  const words = { committed: formatYuan(budget.usedFen), allotted: formatYuan(budget.amountFen) }
  return (
    <span className="budget-used">
      <meter min={0} max={budget.amountFen || 1} value={budget.usedFen} aria-label={t('budgetMeter', words)} />
      <Money fen={budget.usedFen} bare />
    </span>
  )
}
