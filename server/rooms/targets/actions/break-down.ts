import type { InputOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { regionsBelow } from '#regions'
import type * as contract from '../contract.ts'
import { gapOf, yearsOf } from '../domain/asked.ts'
import { faultsOf } from '../domain/breakdown.ts'
import { refuse } from '../refusals.ts'
import { decideBreakdown, findBreakdown, lockTarget, saveBreakdown, selectBreakdowns, selectParts } from '../store.ts'
import { targetOf } from './read-targets.ts'

/**
 * Breaks a target down to counties, departments and years: a new version that waits for another person's check
 * (lz-2019-63#7-2 目标责任制度). Parts that do not come to the whole are kept, and the gap is told.
 * @throws Refusal `target-unknown`, `target-not-divisible`, `parts-wrong`, `breakdown-waiting`
 */
export async function breakDown(tx: Tx, actor: Actor, input: InputOf<typeof contract.breakDown>) {
  const target = targetOf(actor, input.target)
  if (target.unit === 'share' || target.number === null) {
    throw refuse('target-not-divisible', { target: target.title[0] })
  }
  const below = await regionsBelow(tx, target.regionCode)
  const places = new Set([target.regionCode, ...below.map(({ code }) => code)])
  const faults = faultsOf(input.parts, { places, years: yearsOf(target), every: target.every })
  if (faults.length > 0) throw refuse('parts-wrong', { count: faults.length }, faults)
  await lockTarget(tx, target.key, target.regionCode)
  const [latest] = await selectBreakdowns(tx, target.key)
  if (latest?.state === 'waiting') throw refuse('breakdown-waiting', { version: latest.version })
  const version = (latest?.version ?? 0) + 1
  const { documentNumber, parts } = input
  const id = await saveBreakdown(tx, {
    target: target.key,
    regionCode: target.regionCode,
    version,
    documentNumber,
    parts,
  })
  tx.notes.push({ matterId: id, facts: { target: target.key, version, lines: parts.length } })
  return { id, version, gap: gapOf(target, parts)?.gap ?? 0 }
}

/** Puts a version into force; the one before stays as it was. @throws Refusal `breakdown-unknown`, `breakdown-decided`, `made-by-you` */
export async function checkBreakdown(tx: Tx, actor: Actor, input: InputOf<typeof contract.checkBreakdown>) {
  return decide(tx, actor, input.breakdownId, null)
}

/** Sends a version back with its reason. @throws Refusal `breakdown-unknown`, `breakdown-decided`, `made-by-you` */
export async function returnBreakdown(tx: Tx, actor: Actor, input: InputOf<typeof contract.returnBreakdown>) {
  return decide(tx, actor, input.breakdownId, input.reason)
}

async function decide(tx: Tx, actor: Actor, id: string, returnReason: string | null) {
  const found = await findBreakdown(tx, id)
  if (!found) throw refuse('breakdown-unknown')
  await lockTarget(tx, found.target, found.regionCode)
  const breakdown = (await findBreakdown(tx, id)) ?? found
  const { version, target, state } = breakdown
  if (state !== 'waiting') throw refuse('breakdown-decided', { version })
  if (breakdown.madePerson === actor.naturalPersonId) throw refuse('made-by-you')
  await decideBreakdown(tx, breakdown, returnReason)
  tx.notes.push({ matterId: id, facts: { target, version, state: returnReason === null ? 'in-force' : 'returned' } })
  return { done: true as const }
}

/** All versions of a target's breakdown with their parts, latest first. @throws Refusal `target-unknown` */
export async function listBreakdowns(tx: Tx, actor: Actor, input: InputOf<typeof contract.listBreakdowns>) {
  const target = targetOf(actor, input.target)
  const rows = await selectBreakdowns(tx, target.key)
  const parts = Map.groupBy(
    await selectParts(
      tx,
      rows.map(({ id }) => id),
    ),
    ({ breakdownId }) => breakdownId,
  )
  const breakdowns = rows.map(({ madePerson, ...row }) => {
    const own = (parts.get(row.id) ?? []).map(({ breakdownId: __, ...part }) => part)
    return {
      ...row,
      mine: madePerson === actor.naturalPersonId,
      parts: own,
      ...(gapOf(target, own) ?? { sum: 0, gap: 0 }),
    }
  })
  return { breakdowns }
}
