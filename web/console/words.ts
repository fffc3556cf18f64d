import type { Language } from '../ui/language.ts'

/** A language's words and antd's own, one chunk per language. */
export async function loadWords(language: Language) {
  if (language === 'en-US') {
    const [own, antd] = await Promise.all([import('../messages/en-US/index.ts'), import('antd/es/locale/en_US')])
    return { words: own.words, antd: antd.default }
  }
  const [own, antd] = await Promise.all([
    import('../messages/zh-CN/index.ts'),
    import('antd/es/locale/zh_CN'),
    import('dayjs/locale/zh-cn'),
  ])
  return { words: own.words, antd: antd.default }
}

export type LoadedWords = Awaited<ReturnType<typeof loadWords>>
