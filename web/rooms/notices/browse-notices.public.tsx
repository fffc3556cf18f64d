import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { go, useLocation } from '../../public/location.ts'
import { noticeRoutes } from '../../public/routes.ts'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Empty, Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'
import { Money } from '../../ui/money.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { stateOf } from './read-notice.public.tsx'

/** 公示列表: newest first, found by title or county. */
export function Page() {
  const t = useTranslations('public-notices')
  const { search } = useLocation()
  const asked = { search: search.get('q') ?? undefined, cursor: search.get('from') ?? undefined, limit: 20 }
  const { data, problem, reload } = useCall(noticeRoutes.listNotices, { query: asked })
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
      <Search />
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      {data?.rows.length === 0 && <Empty title={t('empty')} next={t('emptyNext')} />}
      <div className="identities">
        {data?.rows.map((notice) => (
          <Link key={notice.id} to={`/p/notices/${notice.id}`}>
            <strong>{notice.replaces ? t('corrected', { title: notice.title }) : notice.title}</strong>
            <span>{notice.regionName}</span>
            <span>
              {t('summary', { count: notice.lineCount })} <Money fen={notice.totalFen} />
            </span>
            <StatusTag tone={notice.open ? 'doing' : 'done'}>
              {t(stateOf(notice))} {t('until', { from: notice.startsOn, until: notice.endsOn })}
            </StatusTag>
          </Link>
        ))}
      </div>
      <p>
        {asked.cursor && <Link to={addressOf(asked.search)}>{t('newer')}</Link>}{' '}
        {data?.next && <Link to={addressOf(asked.search, data.next)}>{t('older')}</Link>}
      </p>
      <p>
        <Link to="/p/objections">{t('follow')}</Link>
      </p>
      <p>
        <Link to="/p/honours">{t('honours')}</Link>
      </p>
    </PublicPage>
  )
}

function Search() {
  const t = useTranslations('public-notices')
  const [typed, setTyped] = useState(useLocation().search.get('q') ?? '')
  const find = (event: FormEvent) => {
    event.preventDefault()
    go(addressOf(typed.trim()))
  }
  return (
    <form onSubmit={find}>
      <Field
        label={t('search')}
        value={typed}
        maxLength={40}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" className="button">
        {t('find')}
      </button>
    </form>
  )
}

function addressOf(q?: string, from?: string): string {
  const search = new URLSearchParams({ ...(q && { q }), ...(from && { from }) })
  return search.size === 0 ? '/p/notices' : `/p/notices?${search}`
}
