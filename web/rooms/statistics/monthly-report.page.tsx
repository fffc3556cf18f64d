import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { monthOf, monthText, shiftMonth } from '#kernel/dates'
import { listRegions } from '#regions/contract'
import { useSession } from '../../console/session-gate.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useGo } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useUrlFilters } from '../../ui/use-url-filters.ts'
import { DueReports } from './due-reports.tsx'
import { Preview } from './preview.tsx'

/** 月报: a city's month as the records stand, what is due, and the way to submit it. */
export function Page() {
  const t = useTranslations('statistics')
  const go = useGo()
  const { user, business } = useSession()
  const ownCity = user.regionCode.endsWith('0000') ? '' : `${user.regionCode.slice(0, 4)}00`
  const last = shiftMonth(monthOf(business.date), -1)
  const [filters, set, reset] = useUrlFilters({ month: last, city: ownCity, column: '', region: '' })
  const cities = useEndpoint(listRegions, { query: { parent: '450000' } }, { enabled: ownCity === '' })
  const options = cities.data?.regions.map(({ code, name }) => ({ value: code, label: name })) ?? []
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={<Button onClick={() => go('/statistics/reports')}>{t('reports')}</Button>}
      />
      <DueReports
        shown={{ month: filters.month, cityCode: filters.city }}
        onOpen={(month, city) => set({ month, city })}
      />
      <FilterBar
        filters={[
          { name: 'month', label: t('month'), kind: 'month', given: true },
          ...(ownCity === '' ? [{ name: 'city', label: t('city'), kind: 'select' as const, options }] : []),
        ]}
        values={filters}
        onChange={set}
        onReset={reset}
      />
      {filters.city === '' ? (
        <EmptyState title={t('chooseCity')} />
      ) : (
        <Preview
          month={monthText(filters.month || last)}
          cityCode={filters.city}
          cell={filters.column === '' ? undefined : { column: filters.column, region: filters.region }}
          onCell={(cell) => set(cell ?? { column: '', region: '' })}
        />
      )}
    </>
  )
}
