import { useTranslations } from 'use-intl'
import { PublicPage } from './ui/page.tsx'
import { Empty } from './ui/states.tsx'

/** An address without a page. */
export function NotFound() {
  const t = useTranslations('public')
  return (
    <PublicPage title={t('notFound')}>
      <Empty title={t('notFoundNext')} />
    </PublicPage>
  )
}
