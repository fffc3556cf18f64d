import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { decideMeasure, liftMeasure, measureKinds, measureStates } from '#supervision/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { problemFrom } from '../../ui/problem.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { CaseFile } from './case.page.tsx'
import { measureTones } from './tones.ts'

type Measure = CaseFile['measures'][number]

/** 处理措施: each with its document; decided by another person than who proposed it. */
export function Measures({ file }: { file: CaseFile }) {
  const t = useTranslations('supervision')
  return (
    <section className="panel">
      <h2>{t('measures')}</h2>
      {file.measures.length === 0 && <p>{t('noMeasures')}</p>}
      {file.measures.map((measure) => (
        <OneMeasure key={measure.id} measure={measure} acts={file.acts} />
      ))}
    </section>
  )
}

function OneMeasure({ measure, acts }: { measure: Measure; acts: CaseFile['acts'] }) {
  const t = useTranslations('supervision')
  const { label } = useCodeWords()
  const stops = measure.kind !== 'transfer'
  return (
    <article>
      <h3>
        {label(measureKinds, measure.kind)}{' '}
        <StatusTag tone={measureTones[measure.state]}>{label(measureStates, measure.state)}</StatusTag>
      </h3>
      <p>
        {measure.reason}（{measure.document}）{measure.authority && ` → ${measure.authority}`}{' '}
        {t('measureLine', { name: measure.proposedName, date: measure.proposedOn })}
        {measure.amountFen > 0 && <Money fen={measure.amountFen} />}
      </p>
      {measure.decidedOn && (
        <p>
          {measure.decidedOn} {measure.decidedName}：{measure.decisionNote}
        </p>
      )}
      {measure.state === 'proposed' && acts.includes('decide') && <Decide measureId={measure.id} />}
      {measure.state === 'proposed' && !acts.includes('decide') && <p className="hint">{t('decidedBy')}</p>}
      {measure.state === 'decided' && stops && acts.includes('lift') && <Lift measureId={measure.id} />}
    </article>
  )
}

function Decide({ measureId }: { measureId: string }) {
  const t = useTranslations('supervision')
  const [note, setNote] = useState('')
  const decide = useAct(decideMeasure, { alsoChanges: ['subsidies', 'organizations'] })
  const send = (outcome: 'decided' | 'refused') => decide.mutate({ params: { measureId }, body: { outcome, note } })
  return (
    <>
      {decide.error && <ProblemAlert problem={problemFrom(decide.error)} />}
      <Input
        aria-label={t('opinion')}
        placeholder={t('opinion')}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
      <p className="acts">
        <Button type="primary" disabled={!note} loading={decide.isPending} onClick={() => send('decided')}>
          {t('decide')}
        </Button>
        <Button disabled={!note} loading={decide.isPending} onClick={() => send('refused')}>
          {t('refuse')}
        </Button>
        {!note && <span className="hint">{t('opinionFirst')}</span>}
      </p>
    </>
  )
}

function Lift({ measureId }: { measureId: string }) {
  const t = useTranslations('supervision')
  const [reason, setReason] = useState('')
  const lift = useAct(liftMeasure, { alsoChanges: ['subsidies', 'organizations'] })
  return (
    <>
      {lift.error && <ProblemAlert problem={problemFrom(lift.error)} />}
      <Input
        aria-label={t('reason')}
        placeholder={t('reason')}
        value={reason}
        onChange={(e) => setReason(e.target.value)}
      />
      <p className="acts">
        <Button
          disabled={!reason}
          loading={lift.isPending}
          onClick={() => lift.mutate({ params: { measureId }, body: { reason } })}
        >
          {t('lift')}
        </Button>
        {!reason && <span className="hint">{t('reasonFirst')}</span>}
      </p>
    </>
  )
}
