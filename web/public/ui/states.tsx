import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cutWords } from '../../ui/cut-words.ts'
import { Glyph } from '../../ui/glyph.tsx'
import type { Tone } from '../../ui/status-tag.tsx'

/** A sentence that must be seen: a hint, a warning, a success. */
export function Notice({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === 'stop' ? 'alert' : 'status'}>
      <Glyph name={tone} />
      <div>{children}</div>
    </div>
  )
}

/** The page waits for the server. */
export function Loading() {
  const t = useTranslations('light')
  return (
    <p className="loading" role="status">
      {t('loading')}
    </p>
  )
}

/** Under a list that shows the first of more; nothing where it is whole. */
export function Cut({ shown, total }: { shown: number; total: number | undefined }) {
  const t = useTranslations('light')
  if (total === undefined || total <= shown) return null
  return <p className="muted">{t(cutWords(total), { count: shown, total })}</p>
}

/** Nothing to show, and what a person can do about it. */
export function Empty({ title, next }: { title: ReactNode; next?: ReactNode }) {
  return (
    <div className="empty">
      <p>{title}</p>
      {next && <p className="muted">{next}</p>}
    </div>
  )
}
