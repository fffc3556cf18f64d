import { useTranslations } from 'use-intl'
import { closeRegionMonth, type getReconciliation } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import type { Reply } from '../../ui/call.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { BankStatement } from './bank-statement.tsx'
import { Differences } from './differences.tsx'

export type Reconciliation = Reply<typeof getReconciliation>

/** One month of one region: what agrees, what does not, its statements, and the close. */
export function ReconciledMonth({ of }: { of: Reconciliation }) {
  const t = useTranslations('subsidies')
  const { role } = useSession().user
  const even = of.controlFen === 0
  const mayWrite = role === 'accountant' && !of.closed
  return (
    <>
      <section className="panel" aria-label={t('reconciliation')}>
        <h2>
          {of.regionName} {of.month}{' '}
          <StatusTag tone={of.closed ? 'done' : 'doing'}>{t(of.closed ? 'monthClosed' : 'monthOpen')}</StatusTag>
        </h2>
        <p>
          {t('matched', { count: of.matched })} <Money fen={of.matchedFen} /> ·{' '}
          {t('openDifferences', { count: of.open })}
        </p>
        <p>
          <StatusTag tone={even ? 'done' : 'stop'}>{t(even ? 'even' : 'uneven')}</StatusTag>{' '}
          <PageLink to="/subsidies/control-total">{t('toControl')}</PageLink>
        </p>
        {mayWrite && <Close of={of} />}
      </section>
      <BankStatement of={of} mayWrite={mayWrite} />
      <Differences of={of} mayWrite={mayWrite} />
    </>
  )
}

function Close({ of: { regionCode, regionName, month } }: { of: Reconciliation }) {
  const t = useTranslations('subsidies')
  const act = useAct(closeRegionMonth, { alsoChanges: ['funds'] })
  return (
    <ConfirmAct
      act={t('closeMonth')}
      items={[{ key: month, name: `${regionName} ${month}` }]}
      onConfirm={() => act.mutateAsync({ params: { regionCode, month } })}
    >
      <p>{t('closeMonthLead')}</p>
    </ConfirmAct>
  )
}
