import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { registerOrganization as contract } from '../contract.ts'
import { refuse } from '../refusals-register.ts'
import { insertOrganization } from '../store-register.ts'
import { readOrganization } from './read-organization.ts'

/**
 * Enters a workshop, enterprise, school, training provider, agency or bureau into the register of the own region. Names may
 * repeat, credit codes do not.
 * @throws Refusal `organization-content` with every fault
 */
export async function registerOrganization(tx: Tx, actor: Actor, given: InputOf<typeof contract>) {
  const { faults, values } = await readOrganization(tx, actor, given)
  if (faults.length > 0) throw refuse('organization-content', { count: faults.length }, faults)
  const id = newId()
  const { kind, regionCode } = given
  if (!(await insertOrganization(tx, { id, kind, regionCode, ...values }))) {
    const taken = { path: 'creditCode', code: 'taken', message: '这个统一社会信用代码刚刚被登记，请刷新后核对' }
    throw refuse('organization-content', { count: 1 }, [taken])
  }
  tx.notes.push({ matterId: id, facts: { kind, regionCode, creditCode: values.creditCode } })
  return { id }
}
