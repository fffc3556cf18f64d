import { useTranslations } from 'use-intl'
import type { evaluateCase } from '#policy/contract'
import type { Reply } from '../../ui/call.ts'
import { Money } from '../../ui/money.tsx'
import { PageLink } from '../../ui/page-link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { rulePath } from './rule-place.ts'

type Outcome = Reply<typeof evaluateCase>
type Decision = Outcome['decisions'][number]

/** What the facts come to: the rule's own sentence and checklist, then the other rules that give something. */
export function TryOutcome({ outcome, ruleId }: { outcome: Outcome; ruleId: string }) {
  const t = useTranslations('rules')
  const own = outcome.decisions.find((decision) => decision.ruleId === ruleId)
  const others = outcome.decisions.filter((decision) => decision.ruleId !== ruleId && decision.entitled)
  return (
    <section className="try-outcome" aria-live="polite">
      {own && <Own decision={own} />}
      <h3>{t('others')}</h3>
      {others.length === 0 && <p className="hint">{t('otherNone')}</p>}
      <ul>
        {others.map(({ ruleId: id, title, sentence }) => (
          <li key={id}>
            <PageLink to={rulePath(id)}>{title}</PageLink>：{sentence}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Own({ decision }: { decision: Decision }) {
  const t = useTranslations('subsidies')
  return (
    <div className="explanation">
      <p className="sentence numeric-text">{decision.sentence}</p>
      {decision.amountFen !== null && (
        <p>
          <b>
            <Money fen={decision.amountFen} />
          </b>{' '}
          → {decision.payee} · {decision.sources.join('、')}
        </p>
      )}
      <ul className="checks">
        {decision.checklist.map((check) => (
          <li key={check.condition}>
            <StatusTag tone={check.met ? 'done' : 'stop'}>{check.label}</StatusTag>
            <span>{check.found}</span>
            <small>{check.clauses.join('、')}</small>
            {!check.met && <small>{t('cure', { cure: check.cure })}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}
