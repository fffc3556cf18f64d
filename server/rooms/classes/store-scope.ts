import { type SqlBool, sql } from 'kysely'
import type { Widening } from '#platform/db'

const attends = (column: string) => (_: unknown, alias: string) =>
  sql<SqlBool>`classes.attends(${sql.ref(`${alias}.${column}`)})`

/** A trainee sees the class and the timetable of the own enrollment; the policy `trainee` of the database says the same. */
export const traineeReach: readonly Widening[] = [
  { table: 'classes.training_class', kind: 'person', where: attends('id') },
  { table: 'classes.session', kind: 'person', where: attends('class_id') },
]
