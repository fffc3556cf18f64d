import { useLocale } from 'use-intl'
import type { CodeList } from '#kernel/codes'
import { labelLanguage } from './language.ts'

/** The code a text names, or undefined: `query: { state: oneOf(classStates, filters.state) }`. */
export function oneOf<C extends string>(list: Pick<CodeList<C>, 'values'>, text: string): C | undefined {
  return list.values.find((code) => code === text)
}

/** Labels of codes in the reader's language: `const words = useCodeWords()`, `words.label(classStates, row.state)`. */
export function useCodeWords() {
  const language = labelLanguage(useLocale())
  return {
    label: (list: CodeList<string>, code: string): string => list.label(code, language),
    /** For `FilterBar` and antd's `Select`. */
    options: (list: CodeList<string>) =>
      list.values.map((code) => ({ value: code, label: list.label(code, language) })),
  }
}
