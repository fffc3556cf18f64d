import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider, Spin } from 'antd'
import { useEffect, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { getSession } from '#platform/auth/contract'
import { chooseLanguage, chosenLanguage, type Language } from '../ui/language.ts'
import { problemFrom } from '../ui/problem.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useEndpoint } from '../ui/use-endpoint.ts'
import { LanguageContext } from './language-context.ts'
import { router } from './router.tsx'
import { leaveToSignIn, SessionContext } from './session-gate.ts'
import { SignInAgain } from './sign-in-again.tsx'
import { theme } from './theme.ts'
import { type LoadedWords, loadWords } from './words.ts'

/** The staff console: words, theme, session, then the page of the address. */
export function Console() {
  const [language, setLanguage] = useState<Language>(chosenLanguage)
  const [loaded, setLoaded] = useState<LoadedWords>()
  useEffect(() => {
    chooseLanguage(language)
    void loadWords(language).then(setLoaded)
  }, [language])
  if (!loaded) return <Waiting />
  return (
    <IntlProvider locale={language} messages={loaded.words} timeZone="Asia/Shanghai">
      <ConfigProvider theme={theme} locale={loaded.antd} button={{ autoInsertSpace: false }}>
        <App>
          <LanguageContext value={setLanguage}>
            <SignedIn />
          </LanguageContext>
        </App>
      </ConfigProvider>
    </IntlProvider>
  )
}

function SignedIn() {
  const session = useEndpoint(getSession, {}, { staleTime: 60_000 })
  const problem = session.error && problemFrom(session.error)
  const signedOut = problem?.status === 401 && !session.data
  useEffect(() => {
    if (signedOut) void leaveToSignIn()
  }, [signedOut])
  if (session.data?.user.passwordInitial) return <SetOwnPassword />
  if (session.data) {
    return (
      <SessionContext value={session.data}>
        <RouterProvider router={router} />
        <SignInAgain />
      </SessionContext>
    )
  }
  if (problem && !signedOut) return <ProblemAlert problem={problem} onRetry={() => void session.refetch()} />
  return <Waiting />
}

/** With an initial password nothing goes but setting one's own, which the light page does. */
function SetOwnPassword() {
  useEffect(() => location.replace(`/p/password?next=${encodeURIComponent(location.pathname + location.search)}`), [])
  return <Waiting />
}

function Waiting() {
  return <Spin size="large" className="waiting" aria-label="…" />
}
