import { useTranslations } from 'use-intl'
import { Card } from '../../public/ui/card.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { RulePage } from './read-rule.public.tsx'

/** The tables a rule needs: what has been entered, or who is to enter it. */
export function RuleTables({ rule: { tables } }: { rule: RulePage }) {
  const t = useTranslations('public-policy')
  if (tables.length === 0) return null
  return (
    <Card title={t('tables')}>
      <ul className="points">
        {tables.map(({ id, title, enteredBy, entered }) => (
          <li key={id}>
            <strong>{title}</strong> {entered.length === 0 && <StatusTag tone="warn">{t('missing')}</StatusTag>}
            {entered.length === 0 && <div className="muted">{enteredBy}</div>}
            {entered.map(({ regionName, documentNumber, from }) => (
              <div key={`${regionName} ${documentNumber} ${from}`}>
                {t('entered', { region: regionName, document: documentNumber, from })}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
