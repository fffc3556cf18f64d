import { type Room, row } from '#platform/http'
import { listPairings } from './contract.ts'
import { savePairings, selectPairings } from './store.ts'

export const pairing: Room = {
  name: 'pairing',
  routes: [row(listPairings, 'anyone', async (tx, _, filter) => ({ pairings: await selectPairings(tx, filter) }))],
  seed: savePairings,
}
