import type { ComponentType } from 'react'
import type { publicWords } from '../messages/zh-CN/public.ts'

/** One public page: where it is, the module whose `Page` draws it, its message file, its word in the menu. */
export interface PublicPage {
  readonly path: string
  readonly load: () => Promise<{ Page: ComponentType }>
  /** `messages/<language>/<words>.ts`, loaded together with the page. */
  readonly words?: `public-${string}`
  /** Key under `public.nav` when the page stands in the menu and on the landing page. */
  readonly nav?: keyof typeof publicWords.nav
}

/** Every public page, in the order of the menu. `:name` in a path is read with `usePathParams()`. */
export const publicPages: readonly PublicPage[] = [
  { path: '/', load: () => import('./landing.tsx'), words: 'public-landing' },
  { path: '/p/login', load: () => import('./login.tsx') },
  {
    path: '/p/password',
    load: () => import('../rooms/home/change-password.public.tsx'),
    words: 'public-password',
  },
  {
    path: '/p/notices',
    load: () => import('../rooms/notices/browse-notices.public.tsx'),
    words: 'public-notices',
    nav: 'notices',
  },
  {
    path: '/p/notices/:noticeId',
    load: () => import('../rooms/notices/read-notice.public.tsx'),
    words: 'public-notices',
  },
  {
    path: '/p/objections',
    load: () => import('../rooms/notices/follow-objection.public.tsx'),
    words: 'public-notices',
  },
  {
    path: '/p/disclosures',
    load: () => import('../rooms/statistics/disclosures.public.tsx'),
    words: 'public-disclosure',
    nav: 'disclosures',
  },
  {
    path: '/p/disclosures/:disclosureId',
    load: () => import('../rooms/statistics/disclosure.public.tsx'),
    words: 'public-disclosure',
  },
  {
    path: '/p/calculator',
    load: () => import('../rooms/policy/calculate.public.tsx'),
    words: 'public-calculator',
    nav: 'calculator',
  },
  {
    path: '/p/policy',
    load: () => import('../rooms/policy/read-policy.public.tsx'),
    words: 'public-policy',
    nav: 'policy',
  },
  {
    path: '/p/policy/rules/:pack/:place/:rule',
    load: () => import('../rooms/policy/read-rule.public.tsx'),
    words: 'public-policy',
  },
  { path: '/p/policy/facts', load: () => import('../rooms/policy/facts.public.tsx'), words: 'public-policy' },
  {
    path: '/p/certificate',
    load: () => import('../rooms/assessment/check-certificate.public.tsx'),
    words: 'public-certificate',
    nav: 'certificates',
  },
  {
    path: '/p/questions',
    load: () => import('../rooms/catalog/browse-questions.public.tsx'),
    words: 'public-questions',
    nav: 'questions',
  },
  {
    path: '/p/questions/:setId',
    load: () => import('../rooms/catalog/practise.public.tsx'),
    words: 'public-questions',
  },
  {
    path: '/p/honours',
    load: () => import('../rooms/talent/honour-roll.public.tsx'),
    words: 'public-honours',
  },
  { path: '/p/me', load: () => import('../rooms/home/me.public.tsx'), words: 'public-me', nav: 'me' },
  { path: '/p/me/class', load: () => import('../rooms/classes/my-class.public.tsx'), words: 'public-me' },
  { path: '/p/me/attendance', load: () => import('../rooms/classes/my-attendance.public.tsx'), words: 'public-me' },
  { path: '/p/me/money', load: () => import('../rooms/subsidies/my-money.public.tsx'), words: 'public-me' },
  { path: '/p/me/account', load: () => import('../rooms/organizations/my-account.public.tsx'), words: 'public-me' },
  { path: '/p/me/posts', load: () => import('../rooms/employment/my-posts.public.tsx'), words: 'public-me' },
  { path: '/p/me/honours', load: () => import('../rooms/talent/my-honours.public.tsx'), words: 'public-me' },
  { path: '/p/me/rate', load: () => import('../rooms/statistics/rate-class.public.tsx'), words: 'public-me' },
]
