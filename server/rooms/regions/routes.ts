import { type Row, row } from '#platform/http'
import * as contract from './contract.ts'
import { selectKeyCounties, selectRegions, selectSites } from './store.ts'

export const routes: readonly Row[] = [
  row(contract.listRegions, 'anyone', async (tx, _, filter) => {
    const { rows: regions, total } = await selectRegions(tx, filter)
    return { regions, total }
  }),
  row(contract.listKeyCounties, 'anyone', async (tx) => ({ counties: await selectKeyCounties(tx) })),
  row(contract.listSites, 'anyone', async (tx) => ({ sites: await selectSites(tx) })),
]
