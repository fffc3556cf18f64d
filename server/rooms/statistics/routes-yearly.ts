import { type Row, row } from '#platform/http'
import { exportSchoolYear } from './actions/export-school-year.ts'
import { calculateTaxLimit, listEducationReports, readEducationReport } from './actions/read-education-fund.ts'
import { listTreatedCases, readEqualTreatment } from './actions/read-equal-treatment.ts'
import { listSchoolYears, readSchoolYear } from './actions/read-school-year.ts'
import { recordPayBase, recordReceipt, withdrawReceipt } from './actions/record-school-income.ts'
import {
  draftEducationReport,
  receiveEducationReport,
  reviseEducationReport,
  submitEducationReport,
} from './actions/report-education-fund.ts'
import * as contract from './contract.ts'

const BUREAU = ['county-clerk', 'city-employment-service', 'city-officer', 'region-officer', 'auditor'] as const
const ENTERPRISE = ['enterprise'] as const
const SCHOOL = ['school'] as const

/** 院校年度测算、企业职工教育经费、同等对待查询. */
export const yearlyRoutes: readonly Row[] = [
  row(contract.listSchoolYears, BUREAU, listSchoolYears),
  row(contract.getSchoolYear, [...BUREAU, ...SCHOOL], readSchoolYear),
  row(contract.exportSchoolYear, [...BUREAU, ...SCHOOL], exportSchoolYear),
  row(contract.recordReceipt, SCHOOL, recordReceipt),
  row(contract.withdrawReceipt, SCHOOL, withdrawReceipt),
  row(contract.recordPayBase, SCHOOL, recordPayBase),
  row(contract.calculateTaxLimit, [...ENTERPRISE, ...BUREAU], calculateTaxLimit),
  row(contract.listEducationReports, [...ENTERPRISE, ...BUREAU], listEducationReports),
  row(contract.getEducationReport, [...ENTERPRISE, ...BUREAU], (tx, _, { educationReportId }) =>
    readEducationReport(tx, educationReportId),
  ),
  row(contract.draftEducationReport, ENTERPRISE, draftEducationReport),
  row(contract.reviseEducationReport, ENTERPRISE, reviseEducationReport),
  row(contract.submitEducationReport, ENTERPRISE, submitEducationReport),
  row(contract.receiveEducationReport, ['city-officer'], receiveEducationReport),
  row(contract.readEqualTreatment, BUREAU, readEqualTreatment),
  row(contract.listTreatedCases, BUREAU, listTreatedCases),
]
