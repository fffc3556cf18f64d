import type { SameKeys } from '../same-keys.ts'
import type { audit as zh } from '../zh-CN/audit.ts'

export const audit: SameKeys<typeof zh> = {
  title: 'Audit trail',
  lead: 'Every act in your region, newest first, by Beijing time, not by the business date. The facts hold no names, ids or accounts of the people served.',
  reveals: 'Only readings of full ids',
  stream: 'Area',
  act: 'Act',
  matter: 'Matter',
  from: 'From',
  until: 'Until',
  at: 'Time',
  who: 'By',
  where: 'Office',
  seq: 'Place in the chain',
  unsealed: 'to be sealed',
  nobody: 'public or system',
  input: 'Hash of what was sent',
  sameMatter: 'Everything about this matter',
  openMatter: 'Open the matter',
  empty: 'No event fits',
  emptyNext: 'Widen the days or clear the filters',
  verdict: {
    title: 'Audit chains',
    hint: 'Recomputes every chain and compares it with the signed checkpoints outside the database.',
    run: 'Verify now',
    whole: 'Verified',
    broken: '{count} faults',
    counts: '{events} events, {chains} chains, {unsealed} to be sealed',
    heads: 'Ends of the chains',
  },
}
