import { type ComponentType, lazy, Suspense, useState } from 'react'
import { IntlProvider, useTranslations } from 'use-intl'
import { call } from '../ui/call.ts'
import { dropDrafts } from '../ui/draft.ts'
import { Glyph } from '../ui/glyph.tsx'
import { chooseLanguage, chosenLanguage, type Language } from '../ui/language.ts'
import { Clock } from './clock.tsx'
import { findPage, go, PathParamsContext, useLocation } from './location.ts'
import { NotFound } from './not-found.tsx'
import { type PublicPage, publicPages } from './pages.ts'
import { authRoutes, deskRoutes } from './routes.ts'
import { Link } from './ui/link.tsx'
import { Loading } from './ui/states.tsx'
import { useCall } from './use-call.ts'
import { useWords } from './words.ts'

const drawn = new Map(publicPages.map((page) => [page.path, lazy(() => load(page))]))

async function load(page: PublicPage): Promise<{ default: ComponentType }> {
  return { default: (await page.load()).Page }
}

/** The public entry: header with 长辈版 and language, the page of the address, footer. */
export function PublicFrame() {
  const [language, setLanguage] = useState(chosenLanguage)
  const { path } = useLocation()
  const found = findPage(publicPages, path)
  const words = useWords(language, ['light', 'public', ...(found?.page.words ? [found.page.words] : [])])
  const shared = useWords(language, ['light', 'public'])
  const clock = useCall(deskRoutes.getClock)
  const [turns, setTurns] = useState(0)
  const turned = () => {
    clock.reload()
    setTurns(turns + 1)
  }
  const choose = (next: Language) => {
    chooseLanguage(next)
    setLanguage(next)
  }
  if (!shared) return null
  const Page = found ? drawn.get(found.page.path) : undefined
  return (
    <IntlProvider locale={language} messages={words ?? shared} timeZone="Asia/Shanghai">
      <Header language={language} onLanguage={choose} />
      <Clock clock={clock.data} onTurned={turned} />
      <PathParamsContext value={found?.params ?? {}}>
        <main id="main" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            {words ? Page ? <Page key={`${path} ${turns}`} /> : <NotFound /> : <Loading />}
          </Suspense>
        </main>
      </PathParamsContext>
      <Footer />
    </IntlProvider>
  )
}

function Header({ language, onLanguage }: { language: Language; onLanguage: (language: Language) => void }) {
  const t = useTranslations('public')
  const [elder, setElder] = useState(() => localStorage.getItem('elder') === 'yes')
  const other = language === 'zh-CN' ? 'en-US' : 'zh-CN'
  document.documentElement.lang = language
  document.documentElement.toggleAttribute('data-elder', elder)
  const switchElder = () => {
    localStorage.setItem('elder', elder ? 'no' : 'yes')
    setElder(!elder)
  }
  return (
    <header className="top">
      <a className="skip-link" href="#main">
        {t('skip')}
      </a>
      <Link className="brand" to="/">
        <span className="mark" aria-hidden="true" />
        <span>
          {t('brand')}
          <small>{t('brandLine')}</small>
        </span>
      </Link>
      <nav aria-label={t('menu')}>
        <button type="button" aria-pressed={elder} onClick={switchElder}>
          <Glyph name="large" />
          {elder ? t('elderOff') : t('elder')}
        </button>
        <button type="button" onClick={() => onLanguage(other)} lang={other}>
          <Glyph name="language" />
          {other === 'en-US' ? t('toEnglish') : t('toChinese')}
        </button>
        <SignInOrOut />
      </nav>
    </header>
  )
}

/** Sign-out on a person's own pages, sign-in elsewhere; public pages do not ask who reads them. */
function SignInOrOut() {
  const t = useTranslations('public')
  const { path } = useLocation()
  if (!path.startsWith('/p/me')) {
    return (
      <Link to="/p/login">
        <Glyph name="person" />
        {t('signIn')}
      </Link>
    )
  }
  const leave = async () => {
    dropDrafts()
    await call(authRoutes.signOut).catch(() => undefined)
    go('/')
  }
  return (
    <button type="button" onClick={() => void leave()}>
      <Glyph name="person" />
      {t('signOut')}
    </button>
  )
}

function Footer() {
  const t = useTranslations('public')
  return (
    <footer className="foot">
      <p>
        {t('brand')} · {t('footer')}
      </p>
      <nav aria-label={t('landing.publicTitle')}>
        {publicPages.map(
          (page) =>
            page.nav && (
              <Link key={page.path} to={page.path}>
                {t(`nav.${page.nav}`)}
              </Link>
            ),
        )}
      </nav>
    </footer>
  )
}
