import type { words } from './zh-CN/index.ts'
import type { light } from './zh-CN/light.ts'
import type { publicWords } from './zh-CN/public.ts'

/** Every key that exists, so that a wrong key does not type-check. Public areas are added here, one line each. */
interface PublicAreas {
  light: typeof light
  public: typeof publicWords
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof words & PublicAreas
    Locale: 'zh-CN' | 'en-US'
  }
}
