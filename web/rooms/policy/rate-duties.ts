/** Who enters rates, and who checks them; the server decides, this only hides what would be refused. */
export const makers: ReadonlySet<string> = new Set(['county-clerk', 'city-officer', 'region-officer'])
export const checkers: ReadonlySet<string> = new Set(['second-reviewer', 'city-officer', 'region-officer'])
