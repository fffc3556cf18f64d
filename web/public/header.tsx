import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../ui/call.ts'
import { dropDrafts } from '../ui/draft.ts'
import { Glyph } from '../ui/glyph.tsx'
import type { Language } from '../ui/language.ts'
import { go, useLocation } from './location.ts'
import { authRoutes } from './routes.ts'
import { Link } from './ui/link.tsx'

/** The name of the place, 长辈版, language, sign-in or sign-out. */
export function Header({ language, onLanguage }: { language: Language; onLanguage: (language: Language) => void }) {
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
