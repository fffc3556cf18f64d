import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { readYuan, zeroFen } from '#kernel/money'
import { askAdvance, batchStates, getClassAdvance } from '#subsidies/contract'
import { ActForm } from '../../ui/act-form.tsx'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { PageLink, useGo } from '../../ui/page-link.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import { calculationPath } from './matter-path.ts'
import { wholeAmount } from './whole-amount.ts'

type Face = Reply<typeof getClassAdvance>

/** 先行拨付: how much may be asked for and why, what was asked, where its money is. Nothing where the document knows none. */
export function AdvancePanel({ classId }: { classId: string }) {
  const advance = useEndpoint(getClassAdvance, { params: { classId } })
  return <Answer to={advance}>{(face) => (face.title ? <Panel classId={classId} face={face} /> : null)}</Answer>
}

function Panel({ classId, face }: { classId: string; face: Face }) {
  const t = useTranslations('advances')
  return (
    <section className="panel" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p>{face.refusal ?? face.sentence ?? t('nothingReserved')}</p>
      <p className="hint">{[face.title, ...face.clauses].join(' · ')}</p>
      {face.advance && <Standing of={face.advance} />}
      {face.askable && <Ask classId={classId} face={face} />}
    </section>
  )
}

const amounts = [
  'askedFen',
  'paidFen',
  'coveredFen',
  'outstandingFen',
  'stillToRecoverFen',
  'recoveredFen',
  'forgivenFen',
] as const

function Standing({ of }: { of: NonNullable<Face['advance']> }) {
  const t = useTranslations('advances')
  const { label } = useCodeWords()
  const shown = amounts.filter((name) => name === 'askedFen' || of[name] > zeroFen)
  return (
    <>
      <dl className="facts">
        {shown.map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>
              <Money fen={of[name]} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('state')}</dt>
          <dd>{of.batchState ? label(batchStates, of.batchState) : t('toClaim')}</dd>
        </div>
        {of.settledOn && (
          <div>
            <dt>{t('settledOn')}</dt>
            <dd>{of.settledOn}</dd>
          </div>
        )}
      </dl>
      <p>
        <PageLink to={calculationPath({ matterKind: 'advance', matterId: of.id })}>{t('open')}</PageLink>
      </p>
    </>
  )
}

function Ask({ classId, face }: { classId: string; face: Face }) {
  const t = useTranslations('advances')
  const go = useGo()
  const ask = useAct(askAdvance, { alsoChanges: ['subsidies'] })
  return (
    <ActForm<{ amount: string }>
      draft={`ask-advance/${classId}`}
      submit={face.advance ? t('change') : t('ask')}
      onSubmit={({ amount }) =>
        ask
          .mutateAsync({ params: { classId }, body: { askedFen: readYuan(amount) ?? zeroFen } })
          .then(({ id }) => go(calculationPath({ matterKind: 'advance', matterId: id })))
      }
      labels={{ amount: t('amount') }}
      busy={ask.isPending}
      error={ask.error}
    >
      <p>
        {t('most')} <Money fen={face.mostFen} />
      </p>
      <Form.Item name="amount" label={t('amount')} required rules={[{ validator: wholeAmount(t('amountNeeded')) }]}>
        <Input inputMode="decimal" className="numeric" />
      </Form.Item>
    </ActForm>
  )
}
