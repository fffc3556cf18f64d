import { useTranslations } from 'use-intl'
import { formatYuanShort } from '#kernel/money'
import type { controlTotal } from '#subsidies/contract'
import type { Reply } from '../../ui/call.ts'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'

type BasicWorks = Reply<typeof controlTotal>['basicWorks']

/** 基础工作 in a line of their own: due to no person, held against the ledger work by work. */
export function BasicWorkLine({ of }: { of: BasicWorks }) {
  const t = useTranslations('basicWorks')
  if (of.works === 0) return null
  return (
    <>
      <h2>{t('title')}</h2>
      <p>
        {t('controlLine', {
          works: of.works,
          approved: formatYuanShort(of.approvedFen),
          paid: formatYuanShort(of.paidFen),
          toPay: formatYuanShort(of.toPayFen),
          reserved: formatYuanShort(of.reservedFen),
          back: formatYuanShort(of.givenBackFen),
          difference: formatYuanShort(of.differenceFen),
        })}
      </p>
      <ul className="plain-list">
        {of.uneven.map(({ basicWorkId, title, differenceFen }) => (
          <li key={basicWorkId}>
            <PageLink to={`/funds/basic-works?open=${basicWorkId}`}>{title}</PageLink> <Money fen={differenceFen} />
          </li>
        ))}
      </ul>
    </>
  )
}
