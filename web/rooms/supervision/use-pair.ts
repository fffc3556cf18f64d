import { useLocale } from 'use-intl'
import { labelLanguage } from '../../ui/language.ts'

/** The half of a pair of words that the reader reads. */
export function usePair(): (words: readonly [string, string]) => string {
  const chinese = labelLanguage(useLocale()) === 'zh'
  return ([zh, en]) => (chinese ? zh : en)
}
