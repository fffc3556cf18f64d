import { useTranslations } from 'use-intl'
import { listIdentityCorrections } from '#people/contract'
import { Cut } from '../../ui/cut.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** Corrections that wait for the reader, each with the way to the file; nothing where there is none. */
export function PendingIdentities() {
  const t = useTranslations('people')
  const asked = useEndpoint(listIdentityCorrections, { query: { state: 'proposed' } })
  const { corrections = [], total } = asked.data ?? {}
  const own = corrections.filter(({ mayDecide }) => mayDecide)
  if (own.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('identitiesWaiting', { count: own.length })}</h2>
      <ul>
        {own.map((one) => (
          <li key={one.id}>
            <PageLink to={`/people/${one.personId}`}>{one.personName}</PageLink>{' '}
            {t('identityBy', { name: one.proposedByName, on: one.proposedOn })}
          </li>
        ))}
      </ul>
      <Cut shown={corrections.length} total={total} />
    </section>
  )
}
