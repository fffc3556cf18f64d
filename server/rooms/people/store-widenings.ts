import { type SqlBool, sql } from 'kysely'
import type { Widening } from '#platform/db'

/** Mirrors the policy `paired_school` of the database (结对帮扶：调查摸底、台账). */
const pairedSchool = (table: string): Widening => ({
  table,
  kind: 'organization',
  where: (actor, alias) => sql<SqlBool>`${sql.ref(`${alias}.region_code`)} = any(${[...actor.grantedRegions]}::text[])`,
})

export const widenings: readonly Widening[] = [pairedSchool('people.person'), pairedSchool('people.intent')]
