import { type Row, row } from '#platform/http'
import { applyToOpen } from './actions/apply-to-open.ts'
import { approveOpening } from './actions/approve-opening.ts'
import { cancelClass } from './actions/cancel-class.ts'
import { createClass } from './actions/create-class.ts'
import { editClass } from './actions/edit-class.ts'
import { returnOpening } from './actions/return-opening.ts'
import { signClassCommitment } from './actions/sign-class-commitment.ts'
import * as contract from './contract.ts'
import { rolesFor } from './domain/steps.ts'

export const openingRoutes: readonly Row[] = [
  row(contract.createClass, rolesFor('edit'), createClass),
  row(contract.editClass, rolesFor('edit'), editClass),
  row(contract.signClassCommitment, rolesFor('sign'), signClassCommitment),
  row(contract.applyToOpen, rolesFor('apply'), applyToOpen),
  row(contract.returnOpening, rolesFor('return'), returnOpening),
  row(contract.approveOpening, rolesFor('approve'), approveOpening),
  row(contract.cancelClass, rolesFor('cancel'), cancelClass),
]
