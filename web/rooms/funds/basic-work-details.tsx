import { useTranslations } from 'use-intl'
import {
  basicWorkActs,
  basicWorkItems,
  basicWorkPaymentStates,
  basicWorkStates,
  fundSources,
  getBasicWork,
  journalKinds,
} from '#funds/contract'
import { formatYuan, formatYuanShort } from '#kernel/money'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { Explanation } from '../../ui/explanation.tsx'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import { WorkActs } from './work-acts.tsx'
import { workTones } from './work-tones.ts'

export type BasicWork = Reply<typeof getBasicWork>

/** A work: what it is, what may be done now, its history, its payments, and where its money stands and came from. */
export function BasicWorkDetails({ basicWorkId }: { basicWorkId: string }) {
  const work = useEndpoint(getBasicWork, { params: { basicWorkId } })
  return <Answer to={work}>{(data) => <Details work={data} />}</Answer>
}

function Details({ work }: { work: BasicWork }) {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  const last = work.steps.at(-1)
  return (
    <>
      <p>
        <StatusTag tone={workTones[work.state]}>{label(basicWorkStates, work.state)}</StatusTag>{' '}
        {label(basicWorkItems, work.item)} · {work.organizationName} · <Money fen={work.amountFen} />
      </p>
      <WorkActs key={work.state} work={work} />
      <h2>{t('whyAmount')}</h2>
      <Standing work={work} />
      <h2>{t('facts')}</h2>
      <Facts work={work} />
      <h2>{t('timeline')}</h2>
      <Timeline
        label={t('timeline')}
        steps={work.steps.map(({ id, act, note, byName, onDay }) => ({
          key: id,
          tone: id === last?.id ? workTones[work.state] : 'done',
          title: label(basicWorkActs, act),
          detail: [onDay, byName, note].filter(Boolean).join(' · '),
        }))}
      />
      <h2>{t('payments')}</h2>
      <Payments work={work} />
      <h2>{t('came')}</h2>
      <Ways work={work} />
    </>
  )
}

/** 批准 = 已付 + 在途 + 应付 + 预留 + 退回, and the journals behind each figure. */
function Standing({ work: { standing, journals } }: { work: BasicWork }) {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  if (journals.length === 0) return <p>{t('notBooked')}</p>
  return (
    <Explanation
      sentence={t('equation', {
        approved: formatYuanShort(standing.approvedFen),
        paid: formatYuanShort(standing.paidFen),
        transit: formatYuanShort(standing.inTransitFen),
        payable: formatYuanShort(standing.payableFen),
        reserved: formatYuanShort(standing.reservedFen),
        back: formatYuanShort(standing.givenBackFen),
      })}
      clauses={['lz-2019-63#6-3']}
      steps={journals.map((journal) => ({
        text: `${journal.bookedOn} ${label(journalKinds, journal.kind)} · ${journal.document} · ${journal.responsible}`,
        result: formatYuan(journal.amountFen),
      }))}
    />
  )
}

function Facts({ work }: { work: BasicWork }) {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t('document'), work.document],
    [t('region'), work.regionName],
    [t('source'), label(fundSources, work.source)],
    [
      t('account'),
      <PageLink key="account" to={`/funds/${work.accountId}`}>
        {work.accountName}
      </PageLink>,
    ],
    [t('purpose'), work.purpose],
    [t('responsible'), `${work.responsibleUnit} · ${work.responsiblePerson}`],
    [t('startsOn'), work.startsOn],
    [t('dueOn'), work.dueOn],
    [t('result'), work.resultDocument && `${work.resultOn} ${work.resultDocument} ${work.resultTitle}`],
    [t('accepted'), work.acceptedFen !== null && <Money key="accepted" fen={work.acceptedFen} bare />],
  ]
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

const paymentTones = { sent: 'doing', confirmed: 'done', returned: 'warn', 'sent-back': 'warn' } as const

function Payments({ work: { payments } }: { work: BasicWork }) {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  if (payments.length === 0) return <p>{t('notPaid')}</p>
  return (
    <ul className="plain-list">
      {payments.map((one) => (
        <li key={one.id}>
          {t('paymentLine', {
            on: one.sentOn,
            number: one.orderNumber,
            payee: one.payeeName,
            bank: one.bankName,
            tail: one.accountTail,
          })}{' '}
          · <Money fen={one.amountFen} />{' '}
          <StatusTag tone={paymentTones[one.state]}>{label(basicWorkPaymentStates, one.state)}</StatusTag>{' '}
          {one.settledOn && t('bankAnswer', { on: one.settledOn, number: one.bankNumber ?? '' })}{' '}
          {one.returnedOn && t('bankBack', { on: one.returnedOn, number: one.backNumber ?? '' })} {one.bankReason}
        </li>
      ))}
    </ul>
  )
}

/** Up to the documents that brought the money; a document opens the trace downwards. */
function Ways({ work: { ways } }: { work: BasicWork }) {
  const t = useTranslations('basicWorks')
  const { label } = useCodeWords()
  if (ways.length === 0) return <p>{t('notPosted')}</p>
  return ways.map((way) => (
    <ul key={way.steps.map(({ id }) => id).join()} className="plain-list">
      <li>
        <strong>
          <Money fen={way.amountFen} />
        </strong>
      </li>
      {way.steps.toReversed().map((step) => (
        <li key={step.id}>
          {step.bookedOn} {label(journalKinds, step.kind)} ·{' '}
          {step.kind === 'allot' ? (
            <PageLink to={`/subsidies/traces?receipt=${step.id}`}>{step.document}</PageLink>
          ) : (
            step.document
          )}{' '}
          · {step.accountName} · {step.responsible}
        </li>
      ))}
    </ul>
  ))
}
