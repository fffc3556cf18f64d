import { useTranslations } from 'use-intl'
import { basicWorkItems, fundSources, listBasicWorkKinds } from '#funds/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { useEndpoint } from '../../ui/use-endpoint.ts'

/** What the document supports, in its own words, and from which funds today; folded until asked for. */
export function BasicWorkKinds() {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  const { regionCode } = useSession().user
  const kinds = useEndpoint(listBasicWorkKinds, { query: { regionCode: regionCode as never } })
  return (
    <details className="panel">
      <summary>{t('basis')}</summary>
      <Answer to={kinds}>
        {({ kinds: found }) =>
          found.length === 0 ? (
            <p>
              {t('kindsEmpty')} <Clause anchor="lz-2019-63#6-3" />
            </p>
          ) : (
            <dl className="facts">
              {found.map(({ item, quote, reading, cites, sources }) => (
                <div key={item}>
                  <dt>{label(basicWorkItems, item)}</dt>
                  <dd>
                    “{quote}”{' '}
                    {cites.map((anchor) => (
                      <Clause key={anchor} anchor={anchor} />
                    ))}
                    <br />
                    {sources.length > 0
                      ? t('kindSources', { sources: sources.map((one) => label(fundSources, one)).join('、') })
                      : t('kindNoSource')}
                    <p className="hint">{reading}</p>
                  </dd>
                </div>
              ))}
            </dl>
          )
        }
      </Answer>
    </details>
  )
}
