import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useLocation } from '../../public/location.ts'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading, Notice } from '../../public/ui/states.tsx'
import type { Answer } from '../../public/use-call.ts'

interface OwnPageProps<R> {
  readonly title: string
  readonly lead?: ReactNode
  readonly answer: Answer<R>
  readonly children: (data: R) => ReactNode
}

/** A page of the person signed in: waiting, sign-in first, refused, there. */
export function OwnPage<R>({ title, lead, answer, children }: OwnPageProps<R>) {
  const t = useTranslations('public-me')
  return (
    <PublicPage title={title} lead={lead} back="/p/me" backName={t('back')}>
      <Own answer={answer}>{children}</Own>
    </PublicPage>
  )
}

/** What was asked for the person signed in; a visitor is led to the sign-in and back. */
export function Own<R>({ answer, children }: Pick<OwnPageProps<R>, 'answer' | 'children'>) {
  const { data, problem, reload } = answer
  if (problem?.status === 401) return <SignInFirst />
  if (problem?.code === 'role-refused') return <ForTrainees />
  if (problem) return <ErrorBox problem={problem} onRetry={reload} />
  return data ? children(data) : <Loading />
}

function SignInFirst() {
  const t = useTranslations('public-me')
  const { path } = useLocation()
  return (
    <Notice tone="doing">
      <p>{t('signInLead')}</p>
      <Link className="button primary" to={`/p/login?next=${encodeURIComponent(path)}`}>
        {t('signIn')}
      </Link>
    </Notice>
  )
}

/** A member of the staff looks here: the pages are a trainee's, theirs are elsewhere. */
function ForTrainees() {
  const t = useTranslations('public-me')
  return (
    <Notice tone="wait">
      <p>{t('notTrainee')}</p>
      <Link className="button primary" to="/console">
        {t('toConsole')}
      </Link>
    </Notice>
  )
}
