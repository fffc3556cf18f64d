export const languages = ['zh-CN', 'en-US'] as const
export type Language = (typeof languages)[number]

/** The language this browser chose, Chinese until it did. */
export function chosenLanguage(): Language {
  return localStorage.getItem('language') === 'en-US' ? 'en-US' : 'zh-CN'
}

/** Remembers the language and tells the page's readers. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem('language', language)
  document.documentElement.lang = language
}

/** The kernel's short name of a language, for `codes(…).label(code, labelLanguage(locale))`. */
export function labelLanguage(language: string): 'zh' | 'en' {
  return language === 'en-US' ? 'en' : 'zh'
}
