import type { SameKeys } from '../same-keys.ts'
import type { publicWords as zh } from '../zh-CN/public.ts'

export const publicWords: SameKeys<typeof zh> = {
  brand: 'Jiangqiao',
  brandLine: 'Subsidised vocational training, region by region',
  skip: 'Skip to content',
  elder: 'Large type',
  elderOff: 'Normal type',
  toEnglish: 'English',
  toChinese: '中文',
  menu: 'Public pages',
  home: 'Home',
  signIn: 'Sign in',
  signOut: 'Sign out',
  backHome: 'Back to home',
  notFound: 'There is no such page',
  notFoundNext: 'The address may be mistyped, or the page has moved',
  openPages: 'The public: no sign-in needed',
  nav: {
    notices: 'Public notices',
    disclosures: 'Use of funds',
    calculator: 'What can I get',
    certificates: 'Check a certificate',
    policy: 'Policy and rates',
    me: 'My pages',
  },
  footer: 'Every subsidy names the clause it rests on',
  footerDemo: 'A demonstration: all people and figures are fictitious',
  login: {
    title: 'Sign in',
    account: 'Account',
    password: 'Password',
    totp: 'One-time code',
    totpHint: '6 digits, for accounts that have one',
    submit: 'Sign in',
    submitting: 'Signing in…',
  },
}
