import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { isMonth, type MonthText, monthOf } from '#kernel/dates'
import { getReconciliation } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { ClosedMonths } from './closed-months.tsx'
import { ReconciledMonth } from './reconciled-month.tsx'
import './subsidies.css'

/** 按月对账与结账: bank, ledger and business side by side; the month closes when nothing is left open. */
export function Page() {
  const t = useTranslations('subsidies')
  const { user, business } = useSession()
  const [filters, set, reset] = useUrlFilters({ month: monthOf(business.date) })
  const month = isMonth(filters.month) ? filters.month : monthOf(business.date)
  return (
    <>
      <PageHeader
        title={t('reconciliation')}
        lead={t('reconciliationLead')}
        back={{ to: '/subsidies', name: t('title') }}
        actions={<Button onClick={() => print()}>{t('print')}</Button>}
      />
      <FilterBar
        filters={[{ name: 'month', label: t('month'), kind: 'month', given: true }]}
        values={{ month }}
        onChange={set}
        onReset={reset}
      />
      <Month regionCode={user.regionCode} month={month} />
      <ClosedMonths />
    </>
  )
}

function Month({ regionCode, month }: { regionCode: string; month: MonthText }) {
  const found = useEndpoint(getReconciliation, { params: { regionCode, month } })
  return <Answer to={found}>{(data) => <ReconciledMonth of={data} />}</Answer>
}
