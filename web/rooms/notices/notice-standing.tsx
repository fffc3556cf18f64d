import { useTranslations } from 'use-intl'
import { Card } from '../../public/ui/card.tsx'
import { Link } from '../../public/ui/link.tsx'
import { Notice } from '../../public/ui/states.tsx'
import type { PublicNotice } from './read-notice.public.tsx'

type Change = PublicNotice['changes'][number]

/** Whether the notice was replaced, or replaces one: then what was wrong with it and every line that differs. */
export function Standing({ notice }: { notice: PublicNotice }) {
  const t = useTranslations('public-notices.correction')
  return (
    <>
      {notice.replacedBy && (
        <Notice tone="warn">
          {t('replaced')} <Link to={`/p/notices/${notice.replacedBy}`}>{t('toNew')}</Link>
        </Notice>
      )}
      {notice.replaces && (
        <Card title={t('title')} aside={<Link to={`/p/notices/${notice.replaces}`}>{t('toOld')}</Link>}>
          <p>{t('fault', { fault: notice.fault ?? '' })}</p>
          <ul className="notice-changes">
            {notice.changes.map((change) => (
              <li key={`${change.kind}-${change.lineNumber}`}>
                <strong>{t('line', { number: change.lineNumber, kind: change.kind })}</strong> <Said change={change} />
              </li>
            ))}
          </ul>
          <p className="muted">{t('hint')}</p>
        </Card>
      )}
    </>
  )
}

function Said({ change: { before, after } }: { change: Change }) {
  return (
    <>
      {before && (
        <del>
          {before.name} {before.township}
        </del>
      )}
      {before && after && ' → '}
      {after && (
        <ins>
          {after.name} {after.township}
        </ins>
      )}
    </>
  )
}
