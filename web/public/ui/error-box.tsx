import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Glyph } from '../../ui/glyph.tsx'
import type { Problem } from '../../ui/problem.ts'
import { useProblemWords } from '../../ui/problem-words.ts'
import { Clause } from './clause.tsx'

/** A refusal: what, each field, the clause, what to do next. Takes the focus, so that it is read out and seen. */
export function ErrorBox({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const t = useTranslations('light.problem')
  const { title, next } = useProblemWords(problem)
  const box = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new problem takes the focus
  useEffect(() => box.current?.focus(), [problem])
  return (
    <div className="notice stop" role="alert" tabIndex={-1} ref={box}>
      <Glyph name="stop" />
      <div>
        <strong>{title}</strong>
        {problem.errors.length > 0 && (
          <ul>
            {problem.errors.map((error) => (
              <li key={`${error.path} ${error.code}`}>{error.message}</li>
            ))}
          </ul>
        )}
        {next && (
          <p>
            {t('next')}：{next}
          </p>
        )}
        {problem.rules.map((rule) => (
          <Clause key={rule.anchor} anchor={rule.anchor} label={rule.clause} />
        ))}
        {problem.traceId && (
          <p className="muted">
            {t('trace')} {problem.traceId}
          </p>
        )}
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            {t('retry')}
          </button>
        )}
      </div>
    </div>
  )
}
