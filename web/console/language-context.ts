import { createContext } from 'react'
import type { Language } from '../ui/language.ts'

/** Changes the console's language. */
export const LanguageContext = createContext<(language: Language) => void>(() => {})
