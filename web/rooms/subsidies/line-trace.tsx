import { useTranslations } from 'use-intl'
import { fundItems, journalKinds } from '#funds/contract'
import { formatYuan } from '#kernel/money'
import { itemStates, linePlaces, traceLine } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { Clause } from '../../ui/clause.tsx'
import { useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'
import './trace.css'

type Trace = Reply<typeof traceLine>
type OpenReceipt = (journalId: string) => void

/** A line's money from the payee up to the document: paid, decided, due, and where it came from. */
export function LineTrace({ lineId, onReceipt }: { lineId: string; onReceipt: OpenReceipt }) {
  const trace = useEndpoint(traceLine, { params: { lineId } })
  return <Answer to={trace}>{(data) => <Chain of={data} onReceipt={onReceipt} />}</Answer>
}

function Chain({ of, onReceipt }: { of: Trace; onReceipt: OpenReceipt }) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  const { line, why } = of
  return (
    <article className="panel trace-chain" aria-label={t('upwards')}>
      <h2>
        {line.payeeName} <Money fen={line.amountFen} /> <small>{label(linePlaces, line.place)}</small>
      </h2>
      <p>
        {label(fundItems, line.item)} · {line.subjectName} · {line.matterTitle} · {line.serviceFrom}—{line.serviceUntil}{' '}
        <PageLink to={`/subsidies/batches/${line.batchId}`}>{t('openBatch')}</PageLink>
      </p>
      {line.reason && <p className="reason">{line.reason}</p>}
      <ol>
        <Stage title={t('paid')}>
          <Transfers of={of} />
        </Stage>
        <Stage title={t('who')}>
          {of.steps.map((step) => (
            <p key={`${step.words} ${step.onDay} ${step.byName}`}>
              {step.onDay} {step.words} · {step.byName}{' '}
              <small className="muted">{t('listHash', { hash: step.listHash.slice(0, 8) })}</small>
            </p>
          ))}
        </Stage>
        <Stage title={t('why')}>
          <p>
            {why.title}：{why.sentence}{' '}
            <PageLink to={`/subsidies/matters/${line.matterKind}/${line.matterId}`}>{t('openMatter')}</PageLink>
          </p>
          {why.cites.map((anchor) => (
            <Clause key={anchor} anchor={anchor} />
          ))}
        </Stage>
        <Stage title={t('came')}>
          {of.ways.length === 0 && <p>{t('notPosted')}</p>}
          {of.ways.map((way) => (
            <Way key={way.steps.map(({ id }) => id).join()} of={way} onReceipt={onReceipt} />
          ))}
        </Stage>
      </ol>
    </article>
  )
}

function Stage({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      {children}
    </li>
  )
}

function Transfers({ of: { transfers, recoveries } }: { of: Trace }) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  return (
    <>
      {transfers.length === 0 && <p>{t('notSent')}</p>}
      {transfers.map((one) => (
        <p key={one.id}>
          {one.sentOn} {t('order', { number: one.orderNumber, sequence: `${one.sequence}` })} · {one.bankName} …
          {one.accountTail} · <Money fen={one.amountFen} /> · {one.settledOn} {label(itemStates, one.state)}{' '}
          {one.bankReason} {one.returnedOn && t('backOn', { on: one.returnedOn })}{' '}
          <small className="muted">{t('fileHash', { hash: one.fileHash.slice(0, 8) })}</small>
        </p>
      ))}
      {recoveries.map((one) => (
        <p key={one.id}>
          {t('recovered')}：
          {t('recoveredOf', {
            on: one.orderedOn,
            amount: formatYuan(one.amountFen),
            repaid: formatYuan(one.repaidFen),
          })}
        </p>
      ))}
    </>
  )
}

/** One stretch of money, the document that brought it last. */
function Way({ of, onReceipt }: { of: Trace['ways'][number]; onReceipt: OpenReceipt }) {
  const t = useTranslations('traces')
  const { label } = useCodeWords()
  return (
    <div className="trace-way">
      <strong>{t('from', { amount: formatYuan(of.amountFen) })}</strong>
      <ul>
        {of.steps.toReversed().map((step) => (
          <li key={step.id}>
            {step.bookedOn} {label(journalKinds, step.kind)} ·{' '}
            {step.kind === 'allot' ? (
              <button type="button" className="row-opener" onClick={() => onReceipt(step.id)}>
                {step.document}
              </button>
            ) : (
              step.document
            )}{' '}
            · {step.accountName} · {step.responsible}{' '}
            <PageLink to={`/funds/${step.accountId}`}>{t('openAccount')}</PageLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
