import { type Row, row } from '#platform/http'
import { completeClass } from './actions/complete-class.ts'
import { correctAttendance } from './actions/correct-attendance.ts'
import { enroll } from './actions/enroll.ts'
import { enrollRoster } from './actions/enroll-roster.ts'
import { recordAttendance } from './actions/record-attendance.ts'
import { recordResults } from './actions/record-results.ts'
import { recordTerms } from './actions/record-terms.ts'
import { settleFeeReport } from './actions/settle-fee-report.ts'
import { confirmNoFee, reportFee } from './actions/state-fees.ts'
import { withdrawTrainee } from './actions/withdraw-trainee.ts'
import * as contract from './contract.ts'
import { rolesFor } from './domain/steps.ts'

export const teachingRoutes: readonly Row[] = [
  row(contract.enroll, rolesFor('enroll'), enroll),
  row(contract.enrollRoster, rolesFor('enroll'), enrollRoster),
  row(contract.withdrawTrainee, rolesFor('withdraw'), withdrawTrainee),
  row(contract.recordTerms, rolesFor('terms'), recordTerms),
  row(contract.confirmNoFee, ['trainee'], confirmNoFee),
  row(contract.reportFee, ['trainee'], reportFee),
  row(contract.settleFeeReport, ['county-clerk'], settleFeeReport),
  row(contract.recordAttendance, rolesFor('mark'), recordAttendance),
  row(contract.correctAttendance, rolesFor('correct'), correctAttendance),
  row(contract.recordResults, rolesFor('test'), recordResults),
  row(contract.completeClass, rolesFor('complete'), completeClass),
]
