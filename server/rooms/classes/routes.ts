import { type Row, row } from '#platform/http'
import { applyToOpen } from './actions/apply-to-open.ts'
import { approveOpening } from './actions/approve-opening.ts'
import { cancelClass } from './actions/cancel-class.ts'
import { completeClass } from './actions/complete-class.ts'
import { correctAttendance } from './actions/correct-attendance.ts'
import { createClass } from './actions/create-class.ts'
import { editClass } from './actions/edit-class.ts'
import { enroll } from './actions/enroll.ts'
import { enrollRoster } from './actions/enroll-roster.ts'
import { recordAttendance } from './actions/record-attendance.ts'
import { recordResults } from './actions/record-results.ts'
import { returnOpening } from './actions/return-opening.ts'
import { signClassCommitment } from './actions/sign-class-commitment.ts'
import { withdrawTrainee } from './actions/withdraw-trainee.ts'
import * as contract from './contract.ts'
import { rolesFor } from './domain/steps.ts'
import { reads } from './routes-reads.ts'

/** Who may is the table of steps: a role it names for an act may call it, and the state decides. */
export const routes: readonly Row[] = [
  ...reads,
  row(contract.createClass, rolesFor('edit'), createClass),
  row(contract.editClass, rolesFor('edit'), editClass),
  row(contract.signClassCommitment, rolesFor('sign'), signClassCommitment),
  row(contract.applyToOpen, rolesFor('apply'), applyToOpen),
  row(contract.returnOpening, rolesFor('return'), returnOpening),
  row(contract.approveOpening, rolesFor('approve'), approveOpening),
  row(contract.cancelClass, rolesFor('cancel'), cancelClass),
  row(contract.enroll, rolesFor('enroll'), enroll),
  row(contract.enrollRoster, rolesFor('enroll'), enrollRoster),
  row(contract.withdrawTrainee, rolesFor('withdraw'), withdrawTrainee),
  row(contract.recordAttendance, rolesFor('mark'), recordAttendance),
  row(contract.correctAttendance, rolesFor('correct'), correctAttendance),
  row(contract.recordResults, rolesFor('test'), recordResults),
  row(contract.completeClass, rolesFor('complete'), completeClass),
]
