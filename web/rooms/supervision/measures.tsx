import { useTranslations } from 'use-intl'
import { decideMeasure, measureKinds, measureStates } from '#supervision/contract'
import { useCodeWords } from '../../ui/code-list.ts'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useAct } from '../../ui/use-endpoint.ts'
import type { CaseFile } from './case.page.tsx'
import { Liftings } from './liftings.tsx'
import { Opinion } from './opinion.tsx'
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
      {measure.mayDecide && <Decide measureId={measure.id} />}
      {measure.state === 'proposed' && !measure.mayDecide && <p className="hint">{t('decidedBy')}</p>}
      {stops && <Liftings measure={measure} acts={acts} />}
    </article>
  )
}

function Decide({ measureId }: { measureId: string }) {
  const t = useTranslations('supervision')
  const decide = useAct(decideMeasure, { alsoChanges: ['subsidies', 'organizations'] })
  return (
    <Opinion
      yes={t('decide')}
      no={t('refuse')}
      busy={decide.isPending}
      error={decide.error}
      onGive={(outcome, note) => decide.mutate({ params: { measureId }, body: { outcome, note } })}
    />
  )
}
