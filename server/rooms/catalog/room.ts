import { type Room, row } from '#platform/http'
import { importOccupations, occupationTemplate } from './actions/import-occupations.ts'
import * as contract from './contract.ts'
import { saveTrades, selectTrades } from './store.ts'

/** Who keeps the list of occupations. */
const KEEPERS = ['region-officer', 'administrator'] as const

export const catalog: Room = {
  name: 'catalog',
  routes: [
    row(contract.listTrades, 'anyone', async (tx) => ({ trades: await selectTrades(tx) })),
    row(contract.getOccupationTemplate, KEEPERS, occupationTemplate),
    row(contract.importOccupations, KEEPERS, importOccupations),
  ],
  seed: saveTrades,
}
