import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { getMatter } from '../calculation/matters.ts'
import { type Agreement, insertAgreements } from '../claims/store-agreements.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'

/**
 * 登记代为申领协议: which persons let the organization claim for them in a matter where each claims for themselves.
 * @throws Refusal `matter-unknown`, `not-agency`, `agreement-wrong` with every fault at once
 */
export async function recordAgreements(tx: Tx, _: Actor, input: InputOf<typeof contract.recordAgreements>) {
  const { agreements, ...key } = input
  const matter = await getMatter(tx, key)
  if (matter.organizationId) throw refuse('not-agency', { number: matter.number })
  const people = new Map(matter.subjects.map((subject) => [subject.personId, subject]))
  const faults = agreements.flatMap(({ personId, signedOn }, index) => [
    ...(people.has(personId) ? [] : [fault(index, 'personId', '不是本事项的申领人')]),
    ...(signedOn <= tx.today ? [] : [fault(index, 'signedOn', '签订日期不能晚于今天')]),
  ])
  if (faults.length > 0) throw refuse('agreement-wrong', { count: faults.length }, faults)
  const rows: Agreement[] = agreements.map((one) => ({ ...one, personName: people.get(one.personId)?.name ?? '' }))
  await insertAgreements(tx, key, matter.regionCode, rows)
  tx.notes.push({ matterId: matter.id, facts: { agreements: rows.length } })
  return { recorded: rows.length }
}

const fault = (index: number, field: string, message: string) => ({
  path: `agreements.${index}.${field}`,
  code: 'agreement-wrong',
  message: `第${index + 1}份：${message}`,
})
