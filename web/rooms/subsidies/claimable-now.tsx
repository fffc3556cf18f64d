import { useTranslations } from 'use-intl'
import { listClaimable } from '#subsidies/contract'
import { Glyph } from '../../ui/glyph.tsx'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** As many as a home shows; the page of what may be claimed has them all. */
const SHOWN = 5

/** What the organization can claim by now, each with the way to its claim; nothing where there is nothing. */
export function ClaimableNow() {
  const t = useTranslations('home')
  const { data } = useEndpoint(listClaimable, { query: { show: 'open' } })
  // What came back waits above, among the batches.
  const ready = (data?.matters ?? []).filter(
    ({ notReady, claimableFen, returned }) => notReady === null && claimableFen !== 0 && returned.length === 0,
  )
  if (ready.length === 0) return null
  return (
    <section className="work-group" aria-labelledby="claimable-now">
      <h2 id="claimable-now">{t('claimable', { count: ready.length })}</h2>
      <ul>
        {ready.slice(0, SHOWN).map(({ matterKind, matterId, title, number, claimableFen }) => (
          <li key={matterId}>
            <PageLink to={`/subsidies/matters/${matterKind}/${matterId}`}>
              <strong>
                {title} {number}
              </strong>
              {claimableFen !== null && <Money fen={claimableFen} />}
              <Glyph name="next" />
            </PageLink>
          </li>
        ))}
      </ul>
      {ready.length > SHOWN && (
        <PageLink to="/subsidies/claimable">{t('claimableAll', { count: ready.length })}</PageLink>
      )}
    </section>
  )
}
