import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { problemFrom } from './problem.ts'
import { ProblemAlert } from './problem-alert.tsx'

interface Asked<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly refetch: () => unknown
}

/** Draws what was asked for: waiting, refused (with retry), there. `<Answer to={query}>{(data) => …}</Answer>` */
export function Answer<T>({ to, children }: { to: Asked<T>; children: (data: T) => ReactNode }) {
  if (to.data !== undefined) return children(to.data)
  if (to.error) return <ProblemAlert problem={problemFrom(to.error)} onRetry={() => void to.refetch()} />
  return <Waiting />
}

/** Where something will be. */
export function Waiting() {
  const t = useTranslations('light')
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton active />
    </div>
  )
}
