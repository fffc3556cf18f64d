import { useTranslations } from 'use-intl'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Cut, Empty, Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useLabel } from './disclosure-figures.tsx'
import { disclosureRoutes } from './disclosure-routes.ts'

/** 资金使用情况: every period of every place, the latest first. */
export function Page() {
  const t = useTranslations('public-disclosure')
  const label = useLabel()
  const { data, problem, reload } = useCall(disclosureRoutes.listDisclosures, { query: { standing: 'yes' } })
  const published = data?.disclosures
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      {published?.length === 0 && <Empty title={t('empty')} next={t('emptyNext')} />}
      <div className="identities">
        {published?.map((one) => (
          <Link key={one.id} to={`/p/disclosures/${one.id}`}>
            <strong>
              {one.regionName} {label(one.periodLabels)}
            </strong>
            <span>
              {t('paid')} <Money fen={one.paidFen} />
            </span>
            <StatusTag tone="done">
              {t('version', { version: one.version })} {t('publishedOn', { date: one.publishedOn ?? '' })}
            </StatusTag>
          </Link>
        ))}
      </div>
      {data && <Cut shown={data.disclosures.length} total={data.total} />}
    </PublicPage>
  )
}
