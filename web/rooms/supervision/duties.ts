/** Who may do what here, for the buttons; the server decides. */
export const inspectors: ReadonlySet<string> = new Set([
  'county-clerk',
  'second-reviewer',
  'city-officer',
  'region-officer',
])
export const rectifiers: ReadonlySet<string> = new Set([
  'workshop',
  'enterprise',
  'school',
  'hr-agency',
  'county-clerk',
])
export const closers: ReadonlySet<string> = new Set([...inspectors, 'approver'])
