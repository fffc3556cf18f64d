import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Problem } from './problem.ts'
import { ProblemAlert } from './problem-alert.tsx'

export interface CheckSection {
  readonly title: string
  /** Back to where this part was filled in. */
  readonly onChange?: () => void
  readonly rows: readonly { readonly name: string; readonly value: ReactNode }[]
}

interface CheckPageProps {
  readonly sections: readonly CheckSection[]
  /** What confirming means: who acts next, by when; a commitment to sign. */
  readonly children?: ReactNode
  /** Says what it does: 提交开班申请, never 确定. */
  readonly confirm: string
  readonly onConfirm: () => void
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly problem?: Problem
}

/** Everything once more before it is sent: each part with its way back, one button that says what it does. */
export function CheckPage({ sections, children, confirm, onConfirm, busy, disabled, problem }: CheckPageProps) {
  const t = useTranslations('ui')
  return (
    <div className="check-page">
      {problem && <ProblemAlert problem={problem} />}
      {sections.map((section) => (
        <section key={section.title}>
          <header>
            <h2>{section.title}</h2>
            {section.onChange && (
              <Button type="link" onClick={section.onChange} aria-label={t('changeOf', { what: section.title })}>
                {t('change')}
              </Button>
            )}
          </header>
          <dl className="facts">
            {section.rows.map((row) => (
              <div key={row.name}>
                <dt>{row.name}</dt>
                <dd>{row.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {children}
      <Button type="primary" size="large" loading={busy} disabled={disabled} onClick={onConfirm}>
        {confirm}
      </Button>
    </div>
  )
}
