import { type Room, row } from '#platform/http'
import { listTrades } from './contract.ts'
import { saveTrades, selectTrades } from './store.ts'

export const catalog: Room = {
  name: 'catalog',
  routes: [row(listTrades, 'anyone', async (tx) => ({ trades: await selectTrades(tx) }))],
  seed: saveTrades,
}
