import { useTranslations } from 'use-intl'
import { cutWords } from './cut-words.ts'

/** Under a list that is no table: that it shows the first of more; nothing where it is whole. */
export function Cut({ shown, total }: { readonly shown: number; readonly total: number | undefined }) {
  const t = useTranslations('ui')
  if (total === undefined || total <= shown) return null
  return <p className="hint">{t(cutWords(total), { count: shown, total })}</p>
}
