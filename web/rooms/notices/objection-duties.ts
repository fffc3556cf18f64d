/** Who answers objections, and who may read them; the server decides, this only hides what would be refused. */
export const answerers: ReadonlySet<string> = new Set(['county-clerk', 'second-reviewer', 'approver'])
export const readers: ReadonlySet<string> = new Set([
  ...answerers,
  'finance',
  'accountant',
  'city-officer',
  'region-officer',
  'auditor',
])
