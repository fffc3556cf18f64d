import { useTranslations } from 'use-intl'
import { getFundAccount } from '#funds/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { usePageParams } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { AccountMoves } from './account-moves.tsx'
import { FundBar, Thermometer } from './fund-bar.tsx'
import { Journals } from './journals.tsx'

/** 一个资金账户: where its money stands, and every journal that brought it there. */
export function Page() {
  const t = useTranslations('funds')
  const params = usePageParams('accountId')
  const account = useEndpoint(getFundAccount, { params })
  const { role } = useSession().user
  const back = { to: '/funds', name: t('title') }
  const moves = role === 'finance' && account.data && (
    <AccountMoves accountId={params.accountId} regionCode={account.data.regionCode} />
  )
  return (
    <>
      <PageHeader title={account.data?.name ?? t('account')} back={back} actions={moves} />
      <Answer to={account}>
        {({ balances }) => (
          <section className="panel">
            <Thermometer balances={balances} />
            <FundBar balances={balances} />
          </section>
        )}
      </Answer>
      <Journals accountId={params.accountId} />
    </>
  )
}
