import { allot } from '#funds'
import type { InputOf } from '#kernel/endpoint'
import { sum } from '#kernel/money'
import type { RegionCode } from '#kernel/region-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { lockAllocation, saveHandover, selectHandovers, selectShares } from '../store-allocations.ts'
import { storedOf } from './read-allocation.ts'

/**
 * 下达: every region's frozen amount becomes an allotment in its account of the fund, once, by a third person
 * (gx-2022-7#9, lz-2019-63#6-3). A region that gets nothing gets no entry.
 * @throws Refusal `allocation-unknown`, `not-frozen`, `checked-by-you`, `handed-over`
 */
export async function handOver(tx: Tx, actor: Actor, input: InputOf<typeof contract.handOver>) {
  await lockAllocation(tx, input.allocationId)
  const { id, state, source, madePerson, frozenPerson } = await storedOf(tx, input.allocationId)
  if (state !== 'frozen') throw refuse('not-frozen')
  if ([madePerson, frozenPerson].includes(actor.naturalPersonId ?? '')) throw refuse('checked-by-you')
  const [before] = await selectHandovers(tx, id)
  if (before) throw refuse('handed-over', { document: before.documentNumber })
  const { documentNumber } = input
  const given = Object.entries(await selectShares(tx, id)).filter(([, amountFen]) => amountFen > 0)
  for (const [regionCode, amountFen] of given) {
    const booked = await allot(tx, actor, { source, regionCode: regionCode as RegionCode, amountFen, documentNumber })
    await saveHandover(tx, { allocationId: id, regionCode, amountFen, documentNumber, ...booked })
  }
  const amountFen = sum(given.map(([, amount]) => amount))
  tx.notes.push({ matterId: id, facts: { amountFen, lines: given.length } })
  return { counties: given.length, amountFen }
}
