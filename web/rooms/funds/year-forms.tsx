import { useTranslations } from 'use-intl'
import { decideYearClose, type listYears, proposeYearClose } from '#funds/contract'
import { formatYuan } from '#kernel/money'
import type { Reply } from '../../ui/call.ts'
import { Money } from '../../ui/money.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import { AmountForm } from './amount-form.tsx'
import { Decision } from './budget-forms.tsx'

export type Year = Reply<typeof listYears>['accounts'][number]
export type Close = Year['closes'][number]

/** How much of the rest goes into the next year. */
export function Propose({ account, onDone }: { account: Year; onDone: () => void }) {
  const t = useTranslations('funds')
  const act = useAct(proposeYearClose, { onDone })
  const { accountId, openYear: year } = account
  return (
    <>
      <p>{t('proposeYearLead', { rest: formatYuan(account.availableFen) })}</p>
      <AmountForm
        draft={`year-close/${accountId}/${year}`}
        act={t('proposeYear', { year })}
        orNothing
        words={{ amount: t('carriedAmount'), documentNumber: t('carriedBy') }}
        initialAmount={formatYuan(account.availableFen).replace(/[^\d.]/g, '')}
        busy={act.isPending}
        error={act.error}
        onSubmit={({ amountFen: carriedFen, documentNumber }) =>
          act.mutateAsync({ params: { accountId }, body: { year, carriedFen, documentNumber } })
        }
      />
    </>
  )
}

/** The second person's answer. */
export function Decide({ close, onDone }: { close: Close; onDone: () => void }) {
  const t = useTranslations('funds')
  const act = useAct(decideYearClose, { onDone })
  return (
    <Decision
      draft={`decide-year/${close.id}`}
      act={t('decideYear', { year: close.year })}
      busy={act.isPending}
      error={act.error}
      onSubmit={(body) => act.mutateAsync({ params: { yearCloseId: close.id }, body })}
    >
      <p>
        {t('yearRest')} <Money fen={close.availableFen} /> = {t('yearCarried')} <Money fen={close.carriedFen} /> +{' '}
        {t('yearReturned')} <Money fen={close.returnedFen} />（{close.document}）
      </p>
    </Decision>
  )
}
