import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { go, useLocation } from '../../public/location.ts'
import { catalogRoutes } from '../../public/routes.ts'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Cut, Empty, Loading } from '../../public/ui/states.tsx'
import { useCall } from '../../public/use-call.ts'

/** 题库: the sets that are released, found by trade. */
export function Page() {
  const t = useTranslations('public-questions')
  const q = useLocation().search.get('q') ?? ''
  const [typed, setTyped] = useState(q)
  const { data, problem, reload } = useCall(catalogRoutes.listQuestionSets, { query: q ? { search: q } : {} })
  const find = (event: FormEvent) => {
    event.preventDefault()
    go(typed.trim() ? `/p/questions?q=${encodeURIComponent(typed.trim())}` : '/p/questions')
  }
  const sets = data?.sets.filter((set) => set.state === 'released')
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
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
      {problem && <ErrorBox problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading />}
      {sets?.length === 0 && <Empty title={t('empty')} next={t('emptyNext')} />}
      <div className="identities">
        {sets?.map((set) => (
          <Link key={set.id} to={`/p/questions/${set.id}`}>
            <strong>
              {set.tradeName} {t(`levels.${set.level}`)}
            </strong>
            <span>{set.title}</span>
            <span>{t('summary', { count: set.items, version: set.version, region: set.regionName })}</span>
          </Link>
        ))}
      </div>
      {data && <Cut shown={data.sets.length} total={data.total} />}
    </PublicPage>
  )
}
