import type { InputOf } from '#kernel/endpoint'
import { promiseOf, recordBreach } from '#notices'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { humanOf } from '../region.ts'
import { classOfMatter, insertFinding, lockFinding } from '../store-findings.ts'

/**
 * 违反承诺：what an organization signed and did not keep becomes a finding with a due day, tied to the commitment and to
 * the words that were signed. Until the finding is closed it stands on whatever the organization signs next (L-129).
 * @throws Refusal `due-day-past`; of #notices `commitment-unknown`, `commitment-personal`, `promise-unknown`, `breach-known`
 */
export async function findBreach(tx: Tx, actor: Actor, input: InputOf<typeof contract.findBreach>) {
  const { commitmentId, points, title, facts, demand, dueOn } = input
  if (dueOn < tx.today) throw refuse('due-day-past', { dueOn, today: tx.today })
  const by = humanOf(actor)
  const promised = await promiseOf(tx, commitmentId, points)
  const { regionCode, organizationId, promise } = promised
  const classId = await classOfMatter(tx, promised.matterId)
  const broken = { commitmentId, promise }
  const findingId = await insertFinding(tx, { regionCode, organizationId, classId, broken, title, demand, dueOn, by })
  const number = (await lockFinding(tx, findingId))?.number ?? ''
  await recordBreach(tx, promised, { facts, findingId, findingNumber: number, by })
  await tell(tx, 'finding.opened', { findingId, organizationId, classId })
  tx.notes.push({ matterId: findingId, facts: { commitment: commitmentId, organization: organizationId } })
  return { findingId, number }
}
