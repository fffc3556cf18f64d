import { type ReactNode, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Glyph } from '../../ui/glyph.tsx'
import { Link } from './link.tsx'

interface PageProps {
  readonly title: string
  readonly lead?: ReactNode
  /** Where “back” leads; the landing page unless told. */
  readonly back?: string
  /** The words of the way back; the landing page's unless told. */
  readonly backName?: string
  readonly children: ReactNode
}

/** One public page: way back, title, what it is for, content. Sets the window's title. */
export function PublicPage({ title, lead, back = '/', backName, children }: PageProps) {
  const t = useTranslations('public')
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`
  }, [title, t])
  return (
    <>
      <Link className="back" to={back}>
        <Glyph name="back" />
        {backName ?? t('backHome')}
      </Link>
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </>
  )
}
