import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { explainDecision } from '#subsidies/contract'
import { Answer } from '../../ui/answer.tsx'
import type { Reply } from '../../ui/call.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { Explanation } from '../../ui/explanation.tsx'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { useEndpoint } from '../../ui/use-endpoint.ts'

type Explained = Reply<typeof explainDecision>

/** 这笔钱怎么来的: sentence, steps, every condition with what was found, and for a refusal what would change it. */
export function DecisionDrawer({
  decisionId,
  onClose,
  acts,
  above,
  children,
}: {
  decisionId: string
  onClose: () => void
  acts?: ReactNode
  /** What must be seen before the explanation. */
  above?: ReactNode
  /** What stands below the explanation. */
  children?: ReactNode
}) {
  const t = useTranslations('subsidies')
  const explained = useEndpoint(explainDecision, { params: { decisionId } }, { enabled: decisionId !== '' })
  const { data } = explained
  return (
    <DetailDrawer
      open={decisionId !== ''}
      title={data ? `${data.subjectName} · ${data.title}` : t('explanation')}
      onClose={onClose}
      footer={acts}
    >
      {above}
      <Answer to={explained}>{(decision) => <Decision of={decision} />}</Answer>
      {children}
    </DetailDrawer>
  )
}

/** A single step says the same as the sentence above it. */
const stepsOf = ({ steps }: Explained) =>
  steps.length > 1 ? steps.map(({ text, resultFen }) => ({ text, result: <Money fen={resultFen} /> })) : []

function Decision({ of }: { of: Explained }) {
  const t = useTranslations('subsidies')
  return (
    <>
      <Explanation
        sentence={of.sentence}
        steps={stepsOf(of)}
        clauses={of.cites}
        readings={of.readings}
        version={of.packVersion}
      />
      {of.cut && (
        <p>
          <StatusTag tone="stop">{of.cut.reason}</StatusTag> <Money fen={of.cut.amountFen} />
        </p>
      )}
      {of.settlement && <p>{of.settlement.sentence}</p>}
      <h3>{t('checklist')}</h3>
      <ul className="gate-list">
        {of.checklist.map((check) => (
          <li key={check.condition}>
            <StatusTag tone={check.met ? 'done' : 'stop'}>{check.label}</StatusTag>
            <span>{check.found}</span>
            <small>{check.clauses.join('、')}</small>
            {!check.met && <small>{t('cure', { cure: check.cure })}</small>}
          </li>
        ))}
      </ul>
      <p className="hint">
        {t('decided', { on: of.decidedOn, revision: of.revision })} · {of.replays ? t('replays') : t('replaysNot')}
      </p>
    </>
  )
}
