import { type ComponentType, lazy, Suspense, useState } from 'react'
import { IntlProvider, useTranslations } from 'use-intl'
import { chooseLanguage, chosenLanguage, type Language } from '../ui/language.ts'
import { Boundary } from './boundary.tsx'
import { Clock } from './clock.tsx'
import { Header } from './header.tsx'
import { findPage, PathParamsContext, useLocation } from './location.ts'
import { NotFound } from './not-found.tsx'
import { type PublicPage, publicPages } from './pages.ts'
import { deskRoutes } from './routes.ts'
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
            <Boundary key={`${path} ${turns}`}>{words ? Page ? <Page /> : <NotFound /> : <Loading />}</Boundary>
          </Suspense>
        </main>
      </PathParamsContext>
      <Footer />
    </IntlProvider>
  )
}

function Footer() {
  const t = useTranslations('public')
  return (
    <footer className="foot">
      <p>
        {t('brand')} · {t('footer')}
      </p>
      <nav aria-label={t('openPages')}>
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
