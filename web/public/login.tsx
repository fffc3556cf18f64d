import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../ui/call.ts'
import { homeOf } from '../ui/session.ts'
import { go, useLocation } from './location.ts'
import { authRoutes } from './routes.ts'
import { safeNext } from './safe-next.ts'
import { ErrorBox } from './ui/error-box.tsx'
import { Field } from './ui/field.tsx'
import { PublicPage } from './ui/page.tsx'
import { usePublicAct } from './use-call.ts'

/** Sign-in with account, password and, where bound, a one-time code; then on to `?next=` or the role's home. */
export function Page() {
  const t = useTranslations('public.login')
  const { search } = useLocation()
  const enter = usePublicAct(authRoutes.signIn)
  const [typed, setTyped] = useState({ account: '', password: '', code: '' })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const entered = await enter.run({ body: { ...typed, code: typed.code.replace(/\s/g, '') || undefined } })
    if (!entered) return
    const { user } = await call(authRoutes.getSession)
    const next = safeNext(search.get('next')) ?? homeOf(user.role)
    go(user.passwordInitial ? `/p/password?next=${encodeURIComponent(next)}` : next)
  }
  const set = (name: keyof typeof typed) => (event: { currentTarget: HTMLInputElement }) =>
    setTyped({ ...typed, [name]: event.currentTarget.value })
  const errorOf = (name: string) => enter.problem?.errors.find((error) => error.path.endsWith(name))?.message
  return (
    <PublicPage title={t('title')}>
      <form className="card narrow" onSubmit={submit} noValidate>
        {enter.problem && <ErrorBox problem={enter.problem} />}
        <Field
          label={t('account')}
          autoComplete="username"
          value={typed.account}
          onChange={set('account')}
          error={errorOf('account')}
        />
        <Field
          label={t('password')}
          type="password"
          autoComplete="current-password"
          value={typed.password}
          onChange={set('password')}
          error={errorOf('password')}
        />
        <Field
          label={t('totp')}
          hint={t('totpHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={typed.code}
          onChange={set('code')}
          error={errorOf('code')}
        />
        <button type="submit" className="button primary" disabled={enter.busy}>
          {enter.busy ? t('submitting') : t('submit')}
        </button>
      </form>
    </PublicPage>
  )
}
