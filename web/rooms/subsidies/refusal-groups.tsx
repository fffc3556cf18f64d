import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { StatusTag } from '../../ui/status-tag.tsx'
import type { Calculation } from './matter-calculation.page.tsx'

/** 不符合的, grouped by rule and condition: whom it concerns, what would change it. */
export function RefusalGroups({
  groups,
  onOpen,
}: {
  groups: Calculation['refusals']
  onOpen: (decisionId: string) => void
}) {
  const t = useTranslations('subsidies')
  if (groups.length === 0) return null
  return (
    <section className="panel" aria-label={t('refusals')}>
      <h2>{t('refusals')}</h2>
      {groups.map((group) => (
        <details key={`${group.ruleId} ${group.sentence}`}>
          <summary>
            <StatusTag tone="stop">{group.sentence}</StatusTag> {group.title} ·{' '}
            {t('people', { count: group.people.length })}
          </summary>
          <p className="hint">
            {group.cites.join('、')} · {t('cure', { cure: group.cure })}
          </p>
          <ul className="gate-list">
            {group.people.map((person) => (
              <li key={person.decisionId}>
                <Button type="link" size="small" onClick={() => onOpen(person.decisionId)}>
                  {person.subjectName}
                </Button>
                <span>{person.found}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
