import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

interface PersonBarProps {
  readonly name: string
  /** Sex, age, township, masked id: never a whole number. */
  readonly facts: readonly ReactNode[]
  readonly tags?: ReactNode
  readonly actions?: ReactNode
}

/** Who this is, on top of every tab of 一人一档. */
export function PersonBar({ name, facts, tags, actions }: PersonBarProps) {
  const t = useTranslations('ui')
  return (
    <section className="person-bar" aria-label={t('identity')}>
      <strong>{name}</strong>
      <ul>
        {facts.map((fact, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of facts
          <li key={index}>{fact}</li>
        ))}
      </ul>
      {tags}
      {actions && <div className="page-actions">{actions}</div>}
    </section>
  )
}
