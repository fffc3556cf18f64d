import { type Row, row } from '#platform/http'
import { certifyParticipation, checkParticipation, printParticipation } from './actions/certify-participation.ts'
import { listResultPeople, mySatisfaction, rateClass, readResults } from './actions/read-results.ts'
import {
  confirmParticipation,
  listClassTeachers,
  listParticipation,
  recordParticipation,
  removeParticipation,
} from './actions/record-participation.ts'
import * as contract from './contract.ts'

const BUREAU = ['county-clerk', 'city-employment-service', 'city-officer', 'region-officer', 'auditor'] as const
const SCHOOL = ['school'] as const

/** 教职工参与台账，培训结果. */
export const staffRoutes: readonly Row[] = [
  row(contract.listParticipation, [...SCHOOL, ...BUREAU], listParticipation),
  row(contract.listClassTeachers, SCHOOL, listClassTeachers),
  row(contract.recordParticipation, SCHOOL, recordParticipation),
  row(contract.confirmParticipation, SCHOOL, confirmParticipation),
  row(contract.removeParticipation, SCHOOL, removeParticipation),
  row(contract.certifyParticipation, SCHOOL, certifyParticipation),
  row(contract.printParticipation, SCHOOL, printParticipation),
  row(contract.checkParticipation, [...SCHOOL, ...BUREAU], checkParticipation, { asks: true, limitPerMinute: 30 }),
  row(contract.readResults, BUREAU, readResults),
  row(contract.listResultPeople, BUREAU, listResultPeople),
  row(contract.mySatisfaction, ['trainee'], (tx) => mySatisfaction(tx)),
  row(contract.rateClass, ['trainee'], rateClass),
]
