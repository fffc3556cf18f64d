import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { clauseWords } from '#kernel/policy-anchor'
import { getClause } from '../../ui/clause-text.ts'
import { Glyph } from '../../ui/glyph.tsx'
import { useProblemWords } from '../../ui/problem-words.ts'
import { useCall } from '../use-call.ts'

/** A clause named; its words open below on demand. */
export function Clause({ anchor, label }: { anchor: string; label?: string }) {
  const t = useTranslations('light.problem')
  const [open, setOpen] = useState(false)
  return (
    <details className="clause" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Glyph name="clause" />
        {t('clauses')} {label ?? clauseWords(anchor)}
      </summary>
      {open && <ClauseWords anchor={anchor} />}
    </details>
  )
}

function ClauseWords({ anchor }: { anchor: string }) {
  const t = useTranslations('light')
  const { data, problem } = useCall(getClause, { params: { anchor } })
  if (problem) return <ClauseProblem problem={problem} />
  return <blockquote>{data ? data.text : t('loading')}</blockquote>
}

function ClauseProblem({ problem }: { problem: Parameters<typeof useProblemWords>[0] }) {
  return <blockquote>{useProblemWords(problem).title}</blockquote>
}
