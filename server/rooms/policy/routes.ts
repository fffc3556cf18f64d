import { type Row, row } from '#platform/http'
import { evaluateCase } from './actions/evaluate-case.ts'
import { getRule } from './actions/get-rule.ts'
import { listReadings } from './actions/list-readings.ts'
import { overrideReading } from './actions/override-reading.ts'
import { putCalendarYear } from './actions/put-calendar-year.ts'
import { listCalendar } from './actions/read-calendar.ts'
import { getClause, getDocument, listDocuments, listRules } from './actions/read-library.ts'
import { whatCanIGet } from './actions/what-can-i-get.ts'
import * as contract from './contract.ts'
import { factsSchema } from './domain/facts-schema.ts'
import { allFieldWords } from './domain/rule-page.ts'
import { rateRoutes } from './routes-rates.ts'

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
  ...rateRoutes,
  row(contract.listCalendar, 'signed-in', listCalendar),
  row(contract.putCalendarYear, ['administrator', 'region-officer'], putCalendarYear),
  row(contract.evaluateCase, 'anyone', evaluateCase, { limitPerMinute: 60, asks: true }),
  row(contract.whatCanIGet, 'anyone', whatCanIGet, { limitPerMinute: 120, asks: true }),
]
