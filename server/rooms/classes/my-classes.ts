import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { countingFor } from './attendance-sheet.ts'
import { chargeKinds, classStates } from './contract.ts'
import { attendedDates } from './domain/attended-dates.ts'
import { selectSessions } from './store.ts'
import { selectCurrentMarks } from './store-attendance.ts'
import { selectStatements } from './store-fees.ts'
import { type ClassOfPerson, selectClassesOfPerson } from './store-roster.ts'

/** The trainee's own classes with timetable, marks and attended days; nothing of anybody else. */
export async function myClasses(tx: Tx, actor: Actor) {
  const classes = []
  for (const row of await selectClassesOfPerson(tx, actor.personId ?? '')) {
    const sessions = await selectSessions(tx, row.classId)
    const own = (await selectCurrentMarks(tx, row.classId)).filter((mark) => mark.enrollmentId === row.enrollmentId)
    const marks = new Map(own.map((mark) => [mark.sessionId, mark]))
    const bare = new Map(own.map((mark) => [mark.sessionId, mark.mark]))
    classes.push({
      ...row,
      stateLabel: classStates.label(row.state),
      fees: await ownFees(tx, row),
      attendedDates: attendedDates(sessions, bare, await countingFor(tx, row)),
      sessions: sessions.map((session) => ({
        ...session,
        mark: marks.get(session.id)?.mark ?? null,
        corrected: marks.get(session.id)?.corrected ?? false,
      })),
    })
  }
  return { classes }
}

async function ownFees(tx: Tx, { enrollmentId, feeFen, freeOfCharge }: ClassOfPerson) {
  const said = await selectStatements(tx, enrollmentId)
  const statements = said.map((one) => ({ ...one, charge: one.charge && chargeKinds.label(one.charge) }))
  return { statedFen: feeFen, freeOfCharge, statements }
}
