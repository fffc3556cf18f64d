import type { SameKeys } from '../same-keys.ts'
import type { assessment as zh } from '../zh-CN/assessment.ts'

export const assessment: SameKeys<typeof zh> = {
  title: 'Certificates',
  lead: 'Issued after completion; a revoked certificate stays and says why.',
  search: 'Number or name',
  empty: 'No certificate fits',
  emptyNext: 'The organizer issues them after completion',
  number: 'Number',
  kind: 'Kind',
  person: 'Name',
  trade: 'Trade',
  passedOn: 'Test passed on',
  issuedOn: 'Issued on',
  state: 'State',
  valid: 'valid',
  revoked: 'revoked {on}: {reason}',
  acts: 'Acts',
  print: 'Print',
  revoke: 'Revoke',
  reason: 'Reason',
}
