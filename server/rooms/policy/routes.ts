import { tableEndsIn } from '#kernel/calendar'
import type { Tx } from '#platform/db'
import { type Row, row } from '#platform/http'
import { enterRates } from './actions/enter-rates.ts'
import { evaluateCase } from './actions/evaluate-case.ts'
import { getRule } from './actions/get-rule.ts'
import { listRateTables } from './actions/list-rate-tables.ts'
import { listReadings } from './actions/list-readings.ts'
import { overrideReading } from './actions/override-reading.ts'
import { putCalendarYear } from './actions/put-calendar-year.ts'
import { getRateTemplate, readRateSheet } from './actions/rate-sheets.ts'
import { getClause, getDocument, listDocuments, listRules } from './actions/read-library.ts'
import { readRateVersions } from './actions/read-rate-versions.ts'
import { checkRates, endRates, rejectRates } from './actions/settle-rates.ts'
import { whatCanIGet } from './actions/what-can-i-get.ts'
import * as contract from './contract.ts'
import { factsSchema } from './domain/facts-schema.ts'
import { allFieldWords } from './domain/rule-page.ts'
import { selectCalendar, workingCalendar } from './store-calendar.ts'

/** Who enters the rates that the documents leave to cities and counties, and who checks them against the paper. */
const RATE_MAKERS = ['county-clerk', 'city-officer', 'region-officer'] as const
export const RATE_CHECKERS = ['second-reviewer', 'city-officer', 'region-officer'] as const

export const routes: readonly Row[] = [
  row(contract.listDocuments, 'anyone', listDocuments),
  row(contract.getDocument, 'anyone', getDocument),
  row(contract.getClause, 'anyone', getClause),
  row(contract.listRules, 'anyone', listRules),
  row(contract.getRule, 'anyone', getRule),
  row(contract.getFactsSchema, 'anyone', async () => factsSchema()),
  row(contract.listFactFields, 'anyone', async () => ({ fields: allFieldWords() })),
  row(contract.listReadings, 'anyone', listReadings),
  row(contract.overrideReading, ['city-officer', 'region-officer'], overrideReading),
  row(contract.listRateTables, 'signed-in', listRateTables),
  row(contract.getRateVersions, 'signed-in', readRateVersions),
  row(contract.getRateTemplate, RATE_MAKERS, getRateTemplate),
  row(contract.readRateSheet, RATE_MAKERS, readRateSheet),
  row(contract.enterRates, RATE_MAKERS, enterRates),
  row(contract.checkRates, RATE_CHECKERS, checkRates),
  row(contract.rejectRates, RATE_CHECKERS, rejectRates),
  row(contract.endRates, RATE_CHECKERS, endRates),
  row(contract.listCalendar, 'signed-in', listCalendar),
  row(contract.putCalendarYear, ['administrator', 'region-officer'], putCalendarYear),
  row(contract.evaluateCase, 'anyone', evaluateCase, { limitPerMinute: 60, asks: true }),
  row(contract.whatCanIGet, 'anyone', whatCanIGet, { limitPerMinute: 120, asks: true }),
]

async function listCalendar(tx: Tx) {
  return { years: await selectCalendar(tx), endsInDays: tableEndsIn(await workingCalendar(tx), tx.today) }
}
