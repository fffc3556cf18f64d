import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { getDocument } from '#policy/contract'
import type { Reply } from '../../ui/call.ts'
import { PageLink } from '../../ui/page-link.tsx'
import { RuleCard } from './rule-card.tsx'
import { rulePath } from './rule-place.ts'

export type Opened = Reply<typeof getDocument>
type Clause = Opened['clauses'][number]
type Link = Opened['links'][number]

interface RowsProps {
  readonly opened: Opened
  readonly clauses: readonly Clause[]
  readonly search: string
  readonly today: string
  /** Place of the clause to be shown first: `10`. */
  readonly at: string
}

/** Every clause with what was made from it on its right. */
export function ClauseRows({ opened, clauses, search, today, at }: RowsProps) {
  const t = useTranslations('rules')
  return (
    <div className="clause-rows">
      <div className="clause-row head" aria-hidden="true">
        <span>{t('clause')}</span>
        <span>{t('made')}</span>
      </div>
      {clauses.map((clause) => (
        <ClauseRow
          key={clause.anchor}
          clause={clause}
          links={opened.links.filter(({ cite }) => cite === clause.anchor)}
          opened={opened}
          search={search}
          today={today}
          shown={clause.anchor.endsWith(`#${at}`) && at !== ''}
        />
      ))}
    </div>
  )
}

interface RowProps extends Omit<RowsProps, 'clauses' | 'at'> {
  readonly clause: Clause
  readonly links: readonly Link[]
  readonly shown: boolean
}

function ClauseRow({ clause, links, opened, search, today, shown }: RowProps) {
  const t = useTranslations('rules')
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    if (shown) row.current?.scrollIntoView({ block: 'start' })
  }, [shown])
  const own = opened.rules.filter((rule) => homeOf(rule.ruleId, opened) === clause.anchor)
  const others = links.filter(({ ruleId }) => !own.some((rule) => rule.ruleId === ruleId))
  return (
    <article className={`clause-row${shown ? ' shown' : ''}${links.length > 0 ? ' cited' : ''}`} ref={row}>
      <div>
        <h3>{clause.clause}</h3>
        <p lang="zh-CN">
          <Marked text={clause.text} word={search} />
        </p>
      </div>
      <div>
        {own.map((rule) => (
          <RuleCard key={rule.ruleId} rule={rule} today={today} />
        ))}
        {others.length > 0 && <Uses links={others} />}
        {links.length === 0 && <p className="hint">{t('none')}</p>}
      </div>
    </article>
  )
}

/** The clause beside which a rule stands in full: the first one it cites. */
const homeOf = (ruleId: string, { links }: Opened): string | undefined =>
  links.find((link) => link.ruleId === ruleId && link.as === 'rule')?.cite

function Uses({ links }: { links: readonly Link[] }) {
  const t = useTranslations('rules')
  const byRule = Map.groupBy(links, ({ ruleId }) => ruleId)
  return (
    <ul className="uses">
      {[...byRule].map(([ruleId, uses]) => (
        <li key={ruleId}>
          {t('also')} <PageLink to={rulePath(ruleId)}>{uses[0]?.title}</PageLink>
          <br />
          <small>{uses.map(({ as, label }) => [t(`as.${as}`), label].filter(Boolean).join('：')).join('；')}</small>
        </li>
      ))}
    </ul>
  )
}

/** The text with the word that was searched for marked. */
function Marked({ text, word }: { text: string; word: string }): ReactNode {
  if (word === '') return text
  const [first, ...parts] = text.split(word)
  return (
    <>
      {first}
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        <span key={index}>
          <mark>{word}</mark>
          {part}
        </span>
      ))}
    </>
  )
}
