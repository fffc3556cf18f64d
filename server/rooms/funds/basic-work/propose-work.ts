import { addDays } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import { readReading } from '#policy'
import { fundSources } from '#policy/language'
import { findRegion, regionName } from '#regions'
import { checkSource } from '../actions/accounts-for-item.ts'
import type { proposeBasicWork } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { refuseWork } from '../refusals-basic-work.ts'
import { accountFor } from '../store-reads.ts'
import { payeeReady } from './payee-ready.ts'
import { insertStep, insertWork } from './store-works.ts'

/**
 * Proposes the support of a basic work: what it is, for whom, from which source, who answers for it. Money is bound when
 * another person approves it (lz-2019-63#6-3). The day the work begins decides which documents name the source.
 * @throws Refusal `basic-work-elsewhere`, `payee-unready`, `source-unknown`, `source-forbidden`, `account-missing`,
 * `interest-declared`
 */
export async function proposeWork(tx: Tx, actor: Actor, input: InputOf<typeof proposeBasicWork>) {
  const { regionCode, organizationId, source, item, startsOn, ...rest } = input
  const region = await findRegion(tx, regionCode)
  if (!region || !regionCode.startsWith(actor.regionPrefix)) throw refuseWork('basic-work-elsewhere')
  await refuseConflict(tx, actor, { organizationId })
  await payeeReady(tx, organizationId)
  const earliest = addDays(tx.today, -(await readReading(tx, 'basic-work.late-days', regionCode)))
  if (startsOn < earliest) throw refuseWork('basic-work-begun', { given: startsOn, earliest })
  await checkSource(tx, source, { item, regionCode, on: startsOn })
  const account = await accountFor(tx, source, regionCode)
  if (!account) {
    throw refuse('account-missing', { region: await regionName(tx, regionCode), source: fundSources.label(source) })
  }
  const basicWorkId = await insertWork(tx, { ...rest, regionCode, organizationId, item, startsOn, account })
  await insertStep(tx, { id: basicWorkId, regionCode, organizationId }, 'propose', '')
  await takeDuty(tx, basicWorkId, 'claim')
  tx.notes.push({ matterId: basicWorkId, facts: { act: 'propose', item, amountFen: rest.amountFen } })
  return { basicWorkId }
}
