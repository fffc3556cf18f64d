import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Widening } from '#platform/db'

type Column = (name: string) => RawBuilder<unknown>

const accountsWhere = (where: (prefix: string, column: Column) => RawBuilder<SqlBool>): Widening => ({
  table: 'organizations.payee_account',
  kind: 'bureau',
  where: (actor, alias) => where(actor.regionPrefix, (name) => sql.ref(`${alias}.${name}`)),
})

/**
 * Payee accounts across counties, as the policies `paying_county` and `home_county` of the database say: whoever owes a
 * payee money sees the account in force, and those its own transfers went to; the register's county sees all of a person's.
 */
export const accountWidenings: readonly Widening[] = [
  accountsWhere(
    (prefix, column) => sql<SqlBool>`${column('replaced_at')} is null and
      subsidies.owing_county(${column('payee_kind')}, ${column('payee_id')}, ${prefix}) is not null`,
  ),
  accountsWhere((prefix, column) => sql<SqlBool>`subsidies.sent_to(${column('id')}, ${prefix})`),
  accountsWhere((prefix, column) => sql<SqlBool>`starts_with(people.region_of(${column('person_id')}), ${prefix})`),
]
