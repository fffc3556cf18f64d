import { scopePrefix } from '#kernel/region-code'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { DocumentTarget } from '#policies/targets'
import type { Part } from './domain/breakdown.ts'
import { selectAssigned, selectParts, selectStanding } from './store.ts'

/** What breakdowns say of each target: to whoever broke it down everything, to a county its own part. */
export interface Standing {
  /** The caller is one of those the target was broken down to. */
  readonly isPart: boolean
  /** The parts in force; undefined where the target is not broken down. */
  parts(target: string): readonly Part[] | undefined
  version(target: string): number | undefined
  waiting(target: string): boolean
}

/** Whether the caller sees a target: the region that owes it, those above it and those below. */
export const concerns = ({ regionPrefix }: Actor, { regionCode }: DocumentTarget): boolean => {
  const owes = scopePrefix(regionCode as never)
  return owes.startsWith(regionPrefix) || regionPrefix.startsWith(owes)
}

/** The narrower of the caller's reach and the region that owes a target: whose records are counted. */
export function countedPrefix({ regionPrefix }: Actor, { regionCode }: DocumentTarget): string {
  const owes = scopePrefix(regionCode as never)
  return regionPrefix.length > owes.length ? regionPrefix : owes
}

const COUNTY_DIGITS = 6

/** The breakdowns as they stand for the caller. */
export async function standingFor(tx: Tx, actor: Actor): Promise<Standing> {
  return actor.regionPrefix.length < COUNTY_DIGITS ? ofGiver(tx) : ofPart(tx, actor.regionCode)
}

async function ofPart(tx: Tx, regionCode: string): Promise<Standing> {
  const byTarget = Map.groupBy(await selectAssigned(tx, regionCode), ({ target }) => target)
  return { isPart: true, parts: (key) => byTarget.get(key), version: () => undefined, waiting: () => false }
}

async function ofGiver(tx: Tx): Promise<Standing> {
  const rows = await selectStanding(tx)
  const inForce = new Map(rows.filter(({ state }) => state === 'in-force').map((row) => [row.target, row]))
  const parts = Map.groupBy(
    await selectParts(
      tx,
      [...inForce.values()].map(({ id }) => id),
    ),
    ({ breakdownId }) => breakdownId,
  )
  const waiting = new Set(rows.filter(({ state }) => state === 'waiting').map(({ target }) => target))
  return {
    isPart: false,
    parts: (key) => parts.get(inForce.get(key)?.id ?? ''),
    version: (key) => inForce.get(key)?.version,
    waiting: (key) => waiting.has(key),
  }
}
