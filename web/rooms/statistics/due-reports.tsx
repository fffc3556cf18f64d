import { useTranslations } from 'use-intl'
import { listDueReports } from '#statistics/contract'
import { DueTag } from '../../ui/due-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

interface DueReportsProps {
  /** The report on the page, which tells its own limit. */
  readonly shown: { readonly month: string; readonly cityCode: string }
  readonly onOpen: (month: string, cityCode: string) => void
}

/** The other reports still owed, the lamp beside each; nothing when none is. */
export function DueReports({ shown, onOpen }: DueReportsProps) {
  const t = useTranslations('statistics')
  const owed = useEndpoint(listDueReports, {}).data?.due ?? []
  const due = owed.filter(({ month, cityCode }) => month !== shown.month || cityCode !== shown.cityCode)
  if (due.length === 0) return null
  return (
    <section className="panel" aria-label={t('due')}>
      <h2>{t('due')}</h2>
      <ul className="account-list">
        {due.map((row) => (
          <li key={`${row.cityCode} ${row.month}`}>
            <button type="button" className="row-opener" onClick={() => onOpen(row.month, row.cityCode)}>
              {row.cityName} {row.month}
            </button>{' '}
            <DueTag tone={row.tone} dueOn={row.dueOn} />
          </li>
        ))}
      </ul>
    </section>
  )
}
