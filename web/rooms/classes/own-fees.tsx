import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { formatYuanShort, readYuan } from '#kernel/money'
import { classRoutes } from '../../public/routes.ts'
import { Clause } from '../../public/ui/clause.tsx'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { usePublicAct } from '../../public/use-call.ts'
import type { Reply } from '../../ui/call.ts'
import { StatusTag } from '../../ui/status-tag.tsx'

type MyClass = Reply<typeof classRoutes.listMyClasses>['classes'][number]
type Statement = MyClass['fees']['statements'][number]
const charges = ['tuition', 'deposit', 'materials', 'other'] as const

/** 收费: what the organizer states, what I have said, and the way to confirm or to report. */
export function OwnFees({ of, onSaid }: { of: MyClass; onSaid: () => void }) {
  const t = useTranslations('public-me.class')
  const confirm = usePublicAct(classRoutes.confirmNoFee)
  const { statedFen, statements } = of.fees
  const open = statements.some(({ chargedFen, upheld }) => chargedFen > 0 && upheld !== false)
  const confirmed = statements.some(({ chargedFen }) => chargedFen === 0)
  const say = async () => {
    if (await confirm.run({ params: { enrollmentId: of.enrollmentId } })) onSaid()
  }
  return (
    <>
      <h3>{t('fees')}</h3>
      <p>{useStated(statedFen)}</p>
      <p className="muted">
        {t('feesLead')} <Clause anchor="lz-2019-63#3-3" />
      </p>
      {statements.map((statement) => (
        <Said key={`${statement.statedOn} ${statement.chargedFen}`} statement={statement} />
      ))}
      {confirm.problem && <ErrorBox problem={confirm.problem} />}
      {!open && !confirmed && (
        <p>
          <button type="button" className="button primary" disabled={confirm.busy} onClick={() => void say()}>
            {t('confirm')}
          </button>
        </p>
      )}
      {!open && <Report of={of} onSaid={onSaid} />}
    </>
  )
}

function useStated(statedFen: MyClass['fees']['statedFen']): string {
  const t = useTranslations('public-me.class')
  if (statedFen === null) return t('statedNot')
  return statedFen > 0 ? t('stated', { amount: formatYuanShort(statedFen) }) : t('statedNone')
}

function Said({ statement }: { statement: Statement }) {
  const t = useTranslations('public-me.class')
  const { chargedFen, charge, refunded, upheld } = statement
  if (chargedFen === 0) return <StatusTag tone="done">{t('saidNone')}</StatusTag>
  const finding = upheld === null ? 'waiting' : upheld ? 'upheld' : 'dismissed'
  return (
    <p>
      {t('saidCharged', { charge: charge ?? '', amount: formatYuanShort(chargedFen) })}
      {refunded && t('saidRefunded')}{' '}
      <StatusTag tone={upheld === null ? 'wait' : upheld ? 'stop' : 'done'}>{t(finding)}</StatusTag>
    </p>
  )
}

function Report({ of, onSaid }: { of: MyClass; onSaid: () => void }) {
  const t = useTranslations('public-me.class')
  const act = usePublicAct(classRoutes.reportFee)
  const [typed, set] = useState({
    amount: '',
    charge: 'tuition' as (typeof charges)[number],
    refunded: false,
    note: '',
  })
  const [wrong, setWrong] = useState(false)
  const send = async () => {
    const chargedFen = readYuan(typed.amount)
    setWrong(!chargedFen)
    if (!chargedFen) return
    const { charge, refunded, note } = typed
    const body = { chargedFen, charge, refunded, note }
    if (await act.run({ params: { enrollmentId: of.enrollmentId }, body })) onSaid()
  }
  return (
    <details>
      <summary>{t('report')}</summary>
      <Field
        label={t('amount')}
        inputMode="decimal"
        value={typed.amount}
        error={wrong ? t('amountWrong') : undefined}
        onChange={(event) => set({ ...typed, amount: event.target.value })}
      />
      <fieldset>
        <legend>{t('charge')}</legend>
        {charges.map((charge) => (
          <label key={charge}>
            <input
              type="radio"
              name={`charge-${of.enrollmentId}`}
              checked={typed.charge === charge}
              onChange={() => set({ ...typed, charge })}
            />{' '}
            {t(`charges.${charge}`)}{' '}
          </label>
        ))}
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={typed.refunded}
          onChange={(event) => set({ ...typed, refunded: event.target.checked })}
        />{' '}
        {t('refunded')}
      </label>
      <Field
        label={t('note')}
        value={typed.note}
        maxLength={300}
        onChange={(event) => set({ ...typed, note: event.target.value })}
      />
      {act.problem && <ErrorBox problem={act.problem} />}
      <button type="button" className="button" disabled={act.busy} onClick={() => void send()}>
        {t('send')}
      </button>
    </details>
  )
}
