import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { go, useLocation } from '../../public/location.ts'
import { authRoutes } from '../../public/routes.ts'
import { safeNext } from '../../public/safe-next.ts'
import { ErrorBox } from '../../public/ui/error-box.tsx'
import { Field } from '../../public/ui/field.tsx'
import { Link } from '../../public/ui/link.tsx'
import { PublicPage } from '../../public/ui/page.tsx'
import { Loading, Notice } from '../../public/ui/states.tsx'
import { useCall, usePublicAct } from '../../public/use-call.ts'
import { homeOf } from '../../ui/session.ts'

/** 修改密码: for everybody, staff and trainees; with an initial password this comes before anything else. */
export function Page() {
  const t = useTranslations('public-password')
  const session = useCall(authRoutes.getSession)
  return (
    <PublicPage title={t('title')} lead={t('lead')}>
      {session.problem?.status === 401 && <Link to="/p/login?next=/p/password">{t('signIn')}</Link>}
      {session.problem && session.problem.status !== 401 && (
        <ErrorBox problem={session.problem} onRetry={session.reload} />
      )}
      {session.data?.user.passwordInitial && <Notice tone="warn">{t('initial')}</Notice>}
      {session.data && <PasswordForm home={homeOf(session.data.user.role)} />}
      {session.loading && <Loading />}
    </PublicPage>
  )
}

const FIELDS = ['password', 'newPassword', 'again'] as const

function PasswordForm({ home }: { home: string }) {
  const t = useTranslations('public-password')
  const { search } = useLocation()
  const change = usePublicAct(authRoutes.changePassword)
  const [typed, setTyped] = useState({ password: '', newPassword: '', again: '' })
  const [differs, setDiffers] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { password, newPassword, again } = typed
    setDiffers(newPassword !== again)
    if (newPassword !== again) return
    if (await change.run({ body: { password, newPassword } })) go(safeNext(search.get('next')) ?? home)
  }
  const errorOf = (name: (typeof FIELDS)[number]) =>
    name === 'again'
      ? differs
        ? t('differs')
        : undefined
      : change.problem?.errors
          .filter((error) => error.path === name)
          .map(({ message }) => message)
          .join('；') || undefined
  return (
    <form className="card narrow" onSubmit={submit} noValidate>
      {change.problem && <ErrorBox problem={change.problem} />}
      {FIELDS.map((name) => (
        <Field
          key={name}
          label={t(name)}
          hint={name === 'newPassword' ? t('rule') : undefined}
          type="password"
          autoComplete={name === 'password' ? 'current-password' : 'new-password'}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
          error={errorOf(name)}
        />
      ))}
      <button type="submit" className="button primary" disabled={change.busy}>
        {change.busy ? t('submitting') : t('submit')}
      </button>
    </form>
  )
}
