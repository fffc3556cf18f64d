import { Select } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { zeroFen } from '#kernel/money'
import { gateChecks, getGate, type LayoutKind, layoutKinds, payBatch } from '#subsidies/contract'
import { useSession } from '../../console/session-gate.ts'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { useCodeWords } from '../../ui/code-list.ts'
import { ConfirmAct } from '../../ui/confirm-act.tsx'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct, useEndpoint } from '../../ui/use-endpoint.ts'
import type { Batch } from './batch.page.tsx'
import { MadeOverrides, OverrideButton } from './gate-overrides.tsx'
import { SettleAct } from './settle-act.tsx'

type GateReply = Reply<typeof getGate>
type Check = GateReply['checks'][number]

/** 支付前核查, for officers: who claims reads with each line what stops it. */
export function Gate({ batch }: { batch: Batch }) {
  const { organizationId } = useSession().user
  return organizationId === null ? <OfficersGate batch={batch} /> : null
}

/** Every check with its result and evidence; the lines that stop; the payment itself. */
function OfficersGate({ batch }: { batch: Batch }) {
  const t = useTranslations('subsidies')
  const gate = useEndpoint(getGate, { params: { batchId: batch.id } })
  return (
    <section className="panel" aria-label={t('gate')}>
      <h2>{t('gate')}</h2>
      <Answer to={gate}>{(data) => <Checks gate={data} batch={batch} />}</Answer>
    </section>
  )
}

function Checks({ gate, batch }: { gate: GateReply; batch: Batch }) {
  const t = useTranslations('subsidies')
  const pay = useAct(payBatch, { alsoChanges: ['funds'] })
  const [channel, setChannel] = useState<LayoutKind>('bank-transfer')
  const stopped = gate.lines.filter((line) => !line.passed)
  const passing = gate.lines.filter((line) => line.passed)
  const allSent = batch.orders.length > 0 && gate.lines.length === 0
  return (
    <>
      <ul className="gate-list">
        {gate.checks.map((check) => (
          <CheckLine key={check.check} of={check} />
        ))}
      </ul>
      {stopped.length > 0 && (
        <>
          <h3>{t('stopped', { count: stopped.length })}</h3>
          <ul className="gate-list">
            {stopped.map((line) => (
              <li key={line.lineId}>
                <PageLink to={`/subsidies/batches/${batch.id}?open=${line.lineId}`}>
                  {line.lineNumber}. {line.payeeName}
                </PageLink>
                <Money fen={line.amountFen} />
                <ul className="gate-list">
                  {line.checks
                    .filter((check) => !check.passed)
                    .map((check) => (
                      <CheckLine key={check.check} of={check}>
                        <OverrideButton check={check.check} line={line} />
                      </CheckLine>
                    ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
      {gate.overrides.length > 0 && <MadeOverrides of={gate.overrides} />}
      {batch.acts.includes('pay') && batch.totalFen === zeroFen && <SettleAct batch={batch} open={gate.open} />}
      {batch.acts.includes('pay') && allSent && <p className="hint">{t('payNone')}</p>}
      {batch.acts.includes('pay') && !allSent && !gate.open && <p className="hint">{t('payNot')}</p>}
      {batch.acts.includes('pay') && !allSent && batch.totalFen > zeroFen && (
        <ConfirmAct
          act={batch.orders.length > 0 ? t('paySupplement') : t('pay')}
          disabled={!gate.open}
          items={passing.map((line) => ({
            key: line.lineId,
            name: `${line.lineNumber}. ${line.payeeName}`,
            amountFen: line.amountFen,
          }))}
          onConfirm={() =>
            pay.mutateAsync({ params: { batchId: batch.id }, body: { listHash: batch.listHash, channel } })
          }
        >
          <Channel value={channel} onChange={setChannel} />
        </ConfirmAct>
      )}
    </>
  )
}

/** A check read aloud: what holds and by what; or what does not, with what was found, and who does what next. */
interface ChannelProps {
  readonly value: LayoutKind
  readonly onChange: (value: LayoutKind) => void
}

/** By which way the money leaves; the one-card takes the lines of people and leaves the others for another order. */
function Channel({ value, onChange }: ChannelProps) {
  const t = useTranslations('subsidies')
  const { options } = useCodeWords()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('channel')}</label>
      <Select id={id} value={value} onChange={onChange} options={options(layoutKinds)} />
      <p className="hint">{t('channelHint')}</p>
    </div>
  )
}

function CheckLine({ of, children }: { of: Check; children?: ReactNode }) {
  const t = useTranslations('subsidies')
  const { label } = useCodeWords()
  const name = label(gateChecks, of.check)
  return (
    <li>
      <StatusTag tone={of.passed ? 'done' : 'stop'}>{of.passed ? name : t('gateFailed', { name })}</StatusTag>
      <span>{of.evidence}</span>
      {!of.passed && <small>{t('gateNext', { next: t(`gateCure.${of.check}`) })}</small>}
      {children}
    </li>
  )
}
