import { type Room, row } from '#platform/http'
import { importOccupations, occupationTemplate } from './actions/import-occupations.ts'
import { importTradeList, tradeListTemplate } from './actions/import-trade-list.ts'
import { endJudgement, judgeDemand } from './actions/judge-demand.ts'
import * as contract from './contract.ts'
import { mayBeProject, scopeSentence } from './domain/project-scope.ts'
import { readDictionaries } from './read-dictionaries.ts'
import { questionRoutes } from './routes-questions.ts'
import { saveDemoLists } from './seed-lists.ts'
import { saveTrades, selectTrades } from './store.ts'
import { projectScope, selectJudgements, selectVersions } from './store-lists.ts'
import { questionWidenings } from './store-questions.ts'

/** Who keeps the list of occupations. */
const KEEPERS = ['region-officer', 'administrator'] as const
/** Who keeps the three lists and says that demand is large: 市人社局会同有关部门公布目录（七（二））. */
const JUDGES = ['city-officer', 'region-officer'] as const

export const catalog: Room = {
  name: 'catalog',
  widenings: questionWidenings,
  routes: [
    row(contract.listTrades, 'anyone', async (tx) => ({ trades: await selectTrades(tx) })),
    row(contract.getOccupationTemplate, KEEPERS, occupationTemplate),
    row(contract.importOccupations, KEEPERS, importOccupations),
    ...questionRoutes,
    row(contract.getDictionaries, 'anyone', readDictionaries),
    row(contract.listTradeLists, 'anyone', async (tx) => ({ versions: await selectVersions(tx) })),
    row(contract.getTradeListTemplate, JUDGES, tradeListTemplate),
    row(contract.importTradeList, JUDGES, importTradeList),
    row(contract.listDemandJudgements, 'anyone', async (tx) => {
      const { rows: judgements, total } = await selectJudgements(tx)
      return { judgements, total }
    }),
    row(contract.judgeDemand, JUDGES, judgeDemand),
    row(contract.endJudgement, JUDGES, endJudgement),
    row(contract.getProjectScope, 'anyone', async (tx, _, { tradeCode, regionCode, on = tx.today }) => {
      const scope = await projectScope(tx, { tradeCode, regionCode, on })
      const lists = scope.lists.map((one) => ({ ...one, label: contract.tradeLists.label(one.list) }))
      return { on, lists, judgement: scope.judgement, allowed: mayBeProject(scope), fact: scopeSentence(scope) }
    }),
  ],
  seed: async (tx) => {
    await saveTrades(tx)
    if (tx.demo) await saveDemoLists(tx)
  },
}
