import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Clause } from './clause.tsx'
import { Glyph } from './glyph.tsx'
import type { Problem } from './problem.ts'
import { useProblemWords } from './problem-words.ts'

interface ProblemAlertProps {
  readonly problem: Problem
  /** The form's words for a path: `title` → 班级名称. */
  readonly labelOf?: (path: string) => string | undefined
  readonly onRetry?: () => void
}

/** A refusal on top of the page: sentence, each field, clauses, next step, trace id. Takes the focus. */
export function ProblemAlert({ problem, labelOf, onRetry }: ProblemAlertProps) {
  const t = useTranslations('light.problem')
  const { title, next } = useProblemWords(problem)
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem takes the focus
  useEffect(() => box.current?.focus(), [problem])
  return (
    <div className="problem" role="alert" tabIndex={-1} ref={box}>
      <Glyph name="stop" />
      <div>
        <strong>{title}</strong>
        {problem.code === 'page-fault' && <p>{problem.detail}</p>}
        {problem.errors.length > 0 && (
          <ul>
            {problem.errors.map((error) => (
              <li key={`${error.path} ${error.code} ${error.message}`}>
                {labelOf?.(error.path) && <b>{labelOf(error.path)}：</b>}
                {error.message}
              </li>
            ))}
          </ul>
        )}
        {next && (
          <p>
            {t('next')}：{next}
          </p>
        )}
        {problem.rules.length > 0 && (
          <p>
            {t('clauses')}：
            {problem.rules.map((rule) => (
              <Clause key={rule.anchor} anchor={rule.anchor} label={rule.clause} />
            ))}
          </p>
        )}
        {problem.traceId && (
          <p className="trace">
            {t('trace')} {problem.traceId}
          </p>
        )}
        {onRetry && <Button onClick={onRetry}>{t('retry')}</Button>}
      </div>
    </div>
  )
}
