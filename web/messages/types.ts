import type { words } from './zh-CN/index.ts'
import type { light } from './zh-CN/light.ts'
import type { publicWords } from './zh-CN/public.ts'
import type { publicCalculator } from './zh-CN/public-calculator.ts'
import type { publicCertificate } from './zh-CN/public-certificate.ts'
import type { publicDisclosure } from './zh-CN/public-disclosure.ts'
import type { publicHonours } from './zh-CN/public-honours.ts'
import type { publicLanding } from './zh-CN/public-landing.ts'
import type { publicMe } from './zh-CN/public-me.ts'
import type { publicNotices } from './zh-CN/public-notices.ts'
import type { publicPassword } from './zh-CN/public-password.ts'
import type { publicPolicy } from './zh-CN/public-policy.ts'
import type { publicQuestions } from './zh-CN/public-questions.ts'

/** Every key that exists, so that a wrong key does not type-check. Public areas are added here, one line each. */
interface PublicAreas {
  light: typeof light
  public: typeof publicWords
  'public-calculator': typeof publicCalculator
  'public-certificate': typeof publicCertificate
  'public-disclosure': typeof publicDisclosure
  'public-honours': typeof publicHonours
  'public-landing': typeof publicLanding
  'public-me': typeof publicMe
  'public-notices': typeof publicNotices
  'public-password': typeof publicPassword
  'public-policy': typeof publicPolicy
  'public-questions': typeof publicQuestions
}

declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof words & PublicAreas
    Locale: 'zh-CN' | 'en-US'
  }
}
