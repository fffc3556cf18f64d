import { type Row, row } from '#platform/http'
import { enterRates } from './actions/enter-rates.ts'
import { listRateTables } from './actions/list-rate-tables.ts'
import { getRateTemplate, readRateSheet } from './actions/rate-sheets.ts'
import { readRateVersions } from './actions/read-rate-versions.ts'
import { checkRates, endRates, rejectRates } from './actions/settle-rates.ts'
import * as contract from './contract.ts'

/** Who enters the rates that the documents leave to cities and counties, and who checks them against the paper. */
const RATE_MAKERS = ['county-clerk', 'city-officer', 'region-officer'] as const
export const RATE_CHECKERS = ['second-reviewer', 'city-officer', 'region-officer'] as const

/** Tables of rates: entered, checked, their versions, and files of them. */
export const rateRoutes: readonly Row[] = [
  row(contract.listRateTables, 'signed-in', listRateTables),
  row(contract.getRateVersions, 'signed-in', readRateVersions),
  row(contract.getRateTemplate, RATE_MAKERS, getRateTemplate),
  row(contract.readRateSheet, RATE_MAKERS, readRateSheet),
  row(contract.enterRates, RATE_MAKERS, enterRates),
  row(contract.checkRates, RATE_CHECKERS, checkRates),
  row(contract.rejectRates, RATE_CHECKERS, rejectRates),
  row(contract.endRates, RATE_CHECKERS, endRates),
]
