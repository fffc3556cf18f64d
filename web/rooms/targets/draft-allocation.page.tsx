import './targets.css'
import { useTranslations } from 'use-intl'
import { lastDay, type MonthText, yearOf } from '#kernel/dates'
import { getAllocation } from '#targets/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import type { AllocationView } from './allocation.page.tsx'
import { AllocationForm, type Draft } from './allocation-form.tsx'

/** 拟订因素法分配: a new one, or the draft named in the address. */
export function Page() {
  const t = useTranslations('allocations')
  const [{ from }] = useUrlFilters({ from: '' })
  return (
    <>
      <PageHeader title={t('draft')} lead={t('factorsLead')} back={{ to: '/allocations', name: t('back') }} />
      {from === '' ? <New /> : <Existing allocationId={from} />}
    </>
  )
}

function New() {
  const year = yearOf(useSession().business.date)
  const draft: Draft = {
    title: '',
    source: 'employment-subsidy-fund',
    from: `${year - 1}-01-01`,
    until: lastDay(`${year - 1}-12` as MonthText),
    amount: '',
    documentNumber: '',
    weights: { lifted: 5_000, resettled: 5_000 },
    entered: [],
  }
  return <AllocationForm initial={draft} />
}

function Existing({ allocationId }: { allocationId: string }) {
  const asked = useEndpoint(getAllocation, { params: { allocationId } })
  return (
    <Answer to={asked}>{(view) => <AllocationForm key={view.version} initial={draftOf(view)} saved={view} />}</Answer>
  )
}

/** A stored draft as the form holds it. */
function draftOf(view: AllocationView): Draft {
  const weightOf = (key: string) => view.factors.find((factor) => factor.key === key)?.weightBp ?? 0
  return {
    title: view.title,
    source: view.source,
    from: view.from,
    until: view.until,
    amount: `${Math.trunc(view.amountFen / 100)}.${String(view.amountFen % 100).padStart(2, '0')}`,
    documentNumber: view.documentNumber,
    weights: { lifted: weightOf('lifted'), resettled: weightOf('resettled') },
    entered: view.factors
      .filter(({ document }) => document !== '')
      .map(({ key, label, weightBp, document, values }) => ({ key, label, weightBp, document, values })),
  }
}
