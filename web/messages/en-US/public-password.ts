import type { SameKeys } from '../same-keys.ts'
import type { publicPassword as zh } from '../zh-CN/public-password.ts'

export const publicPassword: SameKeys<typeof zh> = {
  title: 'Change password',
  lead: 'Everywhere else you will be signed out; here you go on.',
  initial: 'You are using an initial password. Set one of your own before anything else.',
  signIn: 'Sign in first',
  password: 'Current password',
  newPassword: 'New password',
  rule: 'At least 10 characters of three kinds: small and capital letters, digits, Chinese characters, signs; or 16 of any. No name, account or common word.',
  again: 'New password again',
  differs: 'The two new passwords differ',
  submit: 'Change password',
  submitting: 'Changing…',
}
