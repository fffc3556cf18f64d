import { Alert } from 'antd'
import { useTranslations } from 'use-intl'
import { listBreaches } from '#notices/contract'
import { Cut } from '../../ui/cut.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** Above every signature: promises that were found broken and are not put right yet, and what follows. */
export function Breaches() {
  const t = useTranslations('notices.breaches')
  const asked = useEndpoint(listBreaches, { query: { open: 'yes' as const } })
  const { breaches = [], total, consequence } = asked.data ?? {}
  if (breaches.length === 0) return null
  const told = breaches.map((breach) => (
    <li key={breach.id}>
      <strong>{t('finding', { number: breach.findingNumber, on: breach.foundOn })}</strong> {breach.facts}
      <blockquote className="long-text">{breach.promise}</blockquote>
    </li>
  ))
  return (
    <Alert
      type="warning"
      showIcon
      title={t('title', { count: total ?? breaches.length })}
      description={
        <>
          <ul>{told}</ul>
          <Cut shown={breaches.length} total={total} />
          <p>{consequence}</p>
        </>
      }
    />
  )
}
