import { useTranslations } from 'use-intl'
import type { DateText } from '#kernel/dates'
import { listDueDisclosures } from '#statistics/contract'
import { DueTag } from '../../ui/due-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { useLabel } from './disclosure-figures.tsx'

/** The periods that are over and not yet public; choosing one opens its figures. */
export function DueDisclosures({ onChoose }: { onChoose: (from: DateText) => void }) {
  const t = useTranslations('disclosure')
  const label = useLabel()
  const due = useEndpoint(listDueDisclosures, {}).data?.due ?? []
  if (due.length === 0) return null
  return (
    <section className="panel" aria-label={t('due')}>
      <h2>{t('due')}</h2>
      <ul className="account-list">
        {due.map((one) => (
          <li key={one.from}>
            <button type="button" className="row-opener" onClick={() => onChoose(one.from)}>
              {label(one.periodLabels)}
            </button>{' '}
            <DueTag tone={one.tone} dueOn={one.dueOn} />
          </li>
        ))}
      </ul>
    </section>
  )
}
