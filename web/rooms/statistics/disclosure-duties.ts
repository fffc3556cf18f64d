/** Who drafts and who checks; the server decides, this only hides what would be refused. */
export const drafters: ReadonlySet<string> = new Set(['finance'])
export const checkers: ReadonlySet<string> = new Set(['accountant', 'approver', 'city-officer', 'region-officer'])
