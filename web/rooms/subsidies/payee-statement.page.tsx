import { useTranslations } from 'use-intl'
import { isDate } from '#kernel/dates'
import { exportPayeeStatement, getPayeeStatement } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import { download } from '../../ui/call.ts'
import { ExportButton } from '../../ui/export-button.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { PrintButton } from '../../ui/print-button.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { PayeeTransfers } from './payee-transfers.tsx'
import './subsidies.css'

/** 收款人对账单: for the clerk to print, for an organization to take as a workbook. */
export function Page() {
  const t = useTranslations('subsidies')
  const given = usePageParams('payeeKind', 'payeeId')
  const payeeKind = given.payeeKind === 'person' ? ('person' as const) : ('organization' as const)
  const params = { payeeKind, payeeId: given.payeeId }
  const [filters, set, reset] = useUrlFilters({ sentFrom: '', sentUntil: '' })
  const day = (text: string) => (isDate(text) ? text : undefined)
  const query = { sentFrom: day(filters.sentFrom), sentUntil: day(filters.sentUntil) }
  // Said on paper too, where no filter stands.
  const period =
    query.sentFrom || query.sentUntil
      ? t('sentBetween', { from: query.sentFrom ?? '', until: query.sentUntil ?? '' })
      : ''
  const statement = useEndpoint(getPayeeStatement, { params, query })
  return (
    <>
      <PageHeader
        title={t('payeeStatement')}
        lead={[t('payeeStatementLead'), period].filter((words) => words !== '').join(' ')}
        back={{ to: '/subsidies', name: t('title') }}
        actions={
          <>
            <PrintButton wide />
            <ExportButton get={() => download(exportPayeeStatement, { params, body: query })} />
          </>
        }
      />
      <FilterBar
        filters={[
          { name: 'sentFrom', label: t('sentFrom'), kind: 'date' },
          { name: 'sentUntil', label: t('sentUntil'), kind: 'date' },
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      <Answer to={statement}>{(data) => <PayeeTransfers of={data} inPeriod={period !== ''} />}</Answer>
    </>
  )
}
