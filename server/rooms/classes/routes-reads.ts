import { programmes } from '#catalog/contract'
import type { Role } from '#platform/auth'
import { type Row, row } from '#platform/http'
import { classAttendance, sessionSheet } from './attendance-sheet.ts'
import { checkSheet, classFile } from './class-file.ts'
import * as contract from './contract.ts'
import { rolesFor } from './domain/steps.ts'
import { exportRoster, printAttendance, rosterTemplate } from './exports.ts'
import { myClasses } from './my-classes.ts'
import { estimateFor } from './plan-estimate.ts'
import { selectClasses } from './store.ts'
import { selectUnmarked } from './store-attendance.ts'
import { countProgrammes } from './store-counts.ts'
import { selectReports } from './store-fees.ts'
import { selectEnrollments } from './store-roster.ts'

/** Everybody who works with classes; each within the own reach. Finance and accountants read what they pay for. */
const READERS: readonly Role[] = [
  ...rolesFor('mark'),
  'county-clerk',
  'second-reviewer',
  'approver',
  'finance',
  'accountant',
  'city-employment-service',
  'city-officer',
  'region-officer',
  'auditor',
]

/** Who looks into a charge that a trainee reported; never who holds the class. */
const FEE_READERS: readonly Role[] = ['county-clerk', 'second-reviewer', 'approver', 'auditor']

const programmeRows = (rows: Awaited<ReturnType<typeof countProgrammes>>) =>
  programmes.values.map((programme) => {
    const none = { classes: 0, trainees: 0, completed: 0 }
    const counted = rows.find((row) => row.programme === programme) ?? none
    return { ...counted, programme, label: programmes.label(programme) }
  })

export const readRoutes: readonly Row[] = [
  row(contract.listClasses, READERS, (tx, _, filter) => selectClasses(tx, filter)),
  row(contract.getClass, READERS, classFile),
  row(contract.getCheckSheet, READERS, checkSheet),
  row(contract.estimateClass, rolesFor('edit'), estimateFor),
  row(contract.listEnrollments, READERS, async (tx, _, { classId }) => ({
    enrollments: await selectEnrollments(tx, classId),
  })),
  row(contract.getRosterTemplate, rolesFor('enroll'), rosterTemplate),
  row(contract.exportRoster, READERS, (tx, _, input) => exportRoster(tx, input)),
  row(contract.listOpenSessions, READERS, async (tx) => {
    const { rows: sessions, total } = await selectUnmarked(tx, tx.today)
    return { sessions, total }
  }),
  row(contract.getSessionSheet, READERS, (tx, _, input) => sessionSheet(tx, input)),
  row(contract.getAttendance, READERS, (tx, _, input) => classAttendance(tx, input)),
  row(contract.printAttendance, READERS, (tx, _, input) => printAttendance(tx, input)),
  row(contract.listFeeReports, FEE_READERS, async (tx, _, filter) => {
    const { rows: reports, total } = await selectReports(tx, filter)
    return { reports, total }
  }),
  row(contract.countByProgramme, READERS, async (tx) => ({ programmes: programmeRows(await countProgrammes(tx)) })),
  row(contract.listMyClasses, ['trainee'], myClasses),
]
