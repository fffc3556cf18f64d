import { useTranslations } from 'use-intl'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PageLink } from '../ui/page-link.tsx'
import { problemFrom } from '../ui/problem.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'

/** An address without a page. */
export function PageMissing() {
  const t = useTranslations('shell')
  return (
    <>
      <PageHeader title={t('notFound')} />
      <EmptyState title={t('notFoundNext')} action={<PageLink to="/">{t('goHome')}</PageLink>} />
    </>
  )
}

/** A page that threw while drawing. */
export function PageFault({ error }: { error: unknown }) {
  return <ProblemAlert problem={problemFrom(error)} onRetry={() => location.reload()} />
}
