import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listBudgets } from '#funds/contract'
import { useSession } from '../../console/session-gate.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { listOf, useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { type Budget, useColumns } from './budget-columns.tsx'
import { CheckBudget, EnterBudget } from './budget-forms.tsx'

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
        list={listOf(list, list.data?.budgets)}
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
