import { type Row, row } from '#platform/http'
import { declareInterest, endInterest } from './actions/declare-interest.ts'
import * as contract from './contract.ts'
import { selectInterests } from './store-interests.ts'
import { selectBlacklist, selectSuspensions } from './store-suspensions.ts'

const OFFICERS = [
  'county-clerk',
  'second-reviewer',
  'approver',
  'finance',
  'accountant',
  'city-employment-service',
  'city-officer',
  'region-officer',
] as const
/** Who reads everybody's declarations in reach; everybody else reads their own. */
const SUPERVISORS: readonly string[] = ['approver', 'city-officer', 'region-officer', 'auditor']

/** 暂停支付、失信名单、廉政申报. */
export const integrityRoutes: readonly Row[] = [
  row(
    contract.listSuspensions,
    [...OFFICERS, 'auditor', 'workshop', 'enterprise', 'school', 'hr-agency'],
    async (tx, _, filter) => {
      const { rows: suspensions, total } = await selectSuspensions(tx, filter)
      return { suspensions, total }
    },
  ),
  row(contract.listBlacklist, 'anyone', async (tx) => ({ organizations: await selectBlacklist(tx) })),
  row(contract.listInterests, [...OFFICERS, 'auditor'], async (tx, actor, { of }) => {
    const all = of === 'all' && SUPERVISORS.includes(actor.role ?? '')
    const { rows: interests, total } = await selectInterests(tx, actor.naturalPersonId, all)
    return { interests, total }
  }),
  row(contract.declareInterest, OFFICERS, declareInterest),
  row(contract.endInterest, OFFICERS, endInterest),
]
