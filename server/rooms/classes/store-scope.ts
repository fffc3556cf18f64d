import { type SqlBool, sql } from 'kysely'
import type { Widening } from '#platform/db'

const attends = (column: string) => (_: unknown, alias: string) =>
  sql<SqlBool>`classes.attends(${sql.ref(`${alias}.${column}`)})`

/** A trainee sees the class and the timetable of the own enrollment, and what came of the own report; the policies of
 * the database say the same. */
export const traineeReach: readonly Widening[] = [
  { table: 'classes.training_class', kind: 'person', where: attends('id') },
  { table: 'classes.session', kind: 'person', where: attends('class_id') },
  {
    table: 'classes.fee_finding',
    kind: 'person',
    where: (_, alias) => sql<SqlBool>`classes.said(${sql.ref(`${alias}.statement_id`)})`,
  },
]
