import type { SameKeys } from '../same-keys.ts'
import type { publicPolicy as zh } from '../zh-CN/public-policy.ts'

export const publicPolicy: SameKeys<typeof zh> = {
  title: 'Policies and rates',
  lead: 'Who gets what, how much and why. Each rule is written from a clause; open the text to compare.',
  validity: '{from} to {until}',
  state: { coming: 'not yet in force', 'in-force': 'in force', expired: 'expired' },
  issuer: 'Issuer',
  signedOn: 'Signed on',
  extendedBy: 'Extended by',
  reading: 'How the period is read',
  payee: 'Paid to',
  rate: 'Rate',
  conditions: 'Conditions',
  limits: 'Limits',
  fund: 'Fund source',
  fundFromTable: 'by the document of the rate',
  readings: 'Readings chosen',
  notModelled: 'Left to other documents',
  text: 'Read the text (Chinese)',
  rules: 'Rules',
}
