import { subtract } from '#kernel/money'
import type { Tx } from '#platform/db'
import type { Matter } from '../calculation/matters.ts'
import type { Line } from '../claims/store-lines.ts'
import { dueKey } from '../domain/due-key.ts'
import { type Required, required } from '../domain/required.ts'
import { raised } from '../domain/whereabouts.ts'
import { limitedAnew } from './limited-anew.ts'
import { type Arrived, arrivedAmong, wasSent } from './standings.ts'
import {
  type Adjustment,
  adjustmentsOf,
  insertAdjustments,
  type Proposal,
  selectTopUps,
  supersede,
} from './store-adjustments.ts'

/**
 * 付款以后事实变了: compares what was paid with the calculation in force and proposes what is to come back, to be topped up or
 * no longer to be recovered. Nothing changes by itself; what stands proposed already is not proposed twice, and what a newer
 * calculation has overtaken is superseded.
 * @param lines every line of the matter
 */
export async function raiseAdjustments(tx: Tx, matter: Matter, lines: readonly Line[]): Promise<void> {
  const matterId = matter.id
  const arrived = await limitedAnew(tx, matter, await arrivedAmong(tx, matterId, lines))
  // What was proposed of what has left the bank may have overtaken since.
  if (arrived.length === 0 && !lines.some(wasSent)) return
  const standing = [...(await adjustmentsOf(tx, matterId, ['open'])), ...(await selectTopUps(tx, matterId))]
  const refused = await adjustmentsOf(tx, matterId, ['rejected'])
  const proposals = arrived.flatMap((one) => askedOf(one).map((asked) => proposalOf(one, asked)))
  const kept = new Set(proposals.map((one) => standing.find((known) => isSame(one, known))?.id))
  await supersede(
    tx,
    standing.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
  )
  const known = [...standing, ...refused]
  await insertAdjustments(
    tx,
    proposals.filter((one) => !known.some((before) => isSame(one, before))),
  )
}

const proposalOf = (one: Arrived, asked: Required): Proposal => ({
  ...asked,
  decision: one.decision,
  dueFen: one.dueFen,
  postedFen: postedOf(one),
})

/** Whether the very same was proposed before: of the same due amount and calculation, in the same direction. */
const isSame = ({ decision, direction, amountFen }: Proposal, known: Adjustment): boolean =>
  dueKey(known) === dueKey(decision) &&
  known.direction === direction &&
  known.decisionId === decision.id &&
  known.amountFen === amountFen

/** What is required of it, as far as it may be raised where its money is. */
const askedOf = (one: Arrived) => required(one).filter(({ direction }) => raised[one.where].includes(direction))

/** What the payee holds: paid, less what was paid back. */
const postedOf = ({ paidFen, repaidFen }: Arrived) => subtract(paidFen, repaidFen)
