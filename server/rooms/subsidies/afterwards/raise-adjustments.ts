import { subtract } from '#kernel/money'
import type { Tx } from '#platform/db'
import { dueKey } from '../domain/due-key.ts'
import { required } from '../domain/required.ts'
import { type Arrived, arrivedOf } from './standings.ts'
import { adjustmentsOf, insertAdjustment, selectTopUps, supersede } from './store-adjustments.ts'

/**
 * 付款以后事实变了: compares what was paid with the calculation in force and proposes what is to come back, to be topped up or
 * no longer to be recovered. Nothing changes by itself; what stands proposed already is not proposed twice, and what a newer
 * calculation has overtaken is superseded.
 */
export async function raiseAdjustments(tx: Tx, matterId: string): Promise<void> {
  const arrived = await arrivedOf(tx, matterId)
  if (arrived.length === 0) return
  const standing = [...(await adjustmentsOf(tx, matterId, ['open'])), ...(await selectTopUps(tx, matterId))]
  const refused = await adjustmentsOf(tx, matterId, ['rejected'])
  const kept = new Set<string>()
  const fresh: (() => Promise<void>)[] = []
  for (const one of arrived) {
    for (const asked of askedOf(one)) {
      const same = (known: (typeof standing)[number]) =>
        dueKey(known) === dueKey(one.decision) &&
        known.direction === asked.direction &&
        known.decisionId === one.decision.id &&
        known.amountFen === asked.amountFen
      const known = standing.find(same)
      if (known) kept.add(known.id)
      else if (!refused.some(same))
        fresh.push(() => insertAdjustment(tx, one.decision, { ...asked, dueFen: one.dueFen, postedFen: postedOf(one) }))
    }
  }
  await supersede(
    tx,
    standing.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  )
  for (const insert of fresh) await insert()
}

/** What was sent back and is claimed again is not topped up besides. */
const askedOf = (one: Arrived) => required(one).filter(({ direction }) => direction !== 'top-up' || !one.sentBack)

/** What the payee holds: paid, less what was paid back. */
const postedOf = ({ paidFen, repaidFen }: Arrived) => subtract(paidFen, repaidFen)
