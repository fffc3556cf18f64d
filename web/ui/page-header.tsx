import { type ReactNode, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Glyph } from './glyph.tsx'
import { PageLink } from './page-link.tsx'

interface PageHeaderProps {
  readonly title: string
  /** One sentence: what this page is for, or the subject's facts. */
  readonly lead?: ReactNode
  readonly tags?: ReactNode
  readonly actions?: ReactNode
  /** Path and name of the page above. */
  readonly back?: { readonly to: string; readonly name: string }
}

/** A page's title, tags and acts; also the window's title. */
export function PageHeader({ title, lead, tags, actions, back }: PageHeaderProps) {
  const t = useTranslations('shell')
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`
  }, [title, t])
  return (
    <header className="page-header">
      {back && (
        <PageLink to={back.to} className="back">
          <Glyph name="back" />
          {back.name}
        </PageLink>
      )}
      <div className="page-title">
        <h1>{title}</h1>
        {tags}
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {lead && <p>{lead}</p>}
    </header>
  )
}
