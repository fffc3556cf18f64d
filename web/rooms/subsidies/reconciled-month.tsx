import { useTranslations } from 'use-intl'
import { addMonths, dateText, monthOf } from '#kernel/dates'
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
      <BankStatement key={`${of.regionCode}/${of.month}`} of={of} mayWrite={mayWrite} />
      <Differences of={of} mayWrite={mayWrite} />
    </>
  )
}

/** 结账, or why it cannot be done yet: the month runs, differences are open, the control total is not zero. */
function Close({ of }: { of: Reconciliation }) {
  const t = useTranslations('subsidies')
  const { regionCode, regionName, month } = of
  const { date } = useSession().business
  const act = useAct(closeRegionMonth, { alsoChanges: ['funds'] })
  const lacking = [
    monthOf(date) <= month && t('closeNotOver', { from: addMonths(dateText(`${month}-01`), 1) }),
    of.open > 0 && t('closeDifferences', { count: of.open }),
    of.controlFen !== 0 && t('closeUneven'),
  ].filter((words) => words !== false)
  return (
    <>
      {lacking.length > 0 && <p className="hint">{t('closeNotYet', { reasons: lacking.join('；') })}</p>}
      <ConfirmAct
        act={t('closeMonth')}
        disabled={lacking.length > 0}
        items={[{ key: month, name: `${regionName} ${month}` }]}
        onConfirm={() => act.mutateAsync({ params: { regionCode, month } })}
      >
        <p>{t('closeMonthLead')}</p>
      </ConfirmAct>
    </>
  )
}
