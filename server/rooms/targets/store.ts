import { sql } from 'kysely'
import type { CodeOf } from '#kernel/codes'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { breakdownStates } from './contract-words.ts'
import type { Part } from './domain/breakdown.ts'

const breakdowns = (tx: Tx) =>
  tx.db
    .selectFrom('targets.breakdown')
    .select(['id', 'target', 'region_code as regionCode', 'version', 'document_number as documentNumber', 'state'])
    .select(['made_person as madePerson', 'made_name as madeName', 'made_on as madeOn'])
    .select(['checked_name as checkedName', 'checked_on as checkedOn', 'return_reason as returnReason'])
    .$narrowType<{ state: CodeOf<typeof breakdownStates> }>()

/** All versions of a target's breakdown, latest first. */
export const selectBreakdowns = (tx: Tx, target: string) =>
  breakdowns(tx).where('target', '=', target).orderBy('version', 'desc').execute()

export const findBreakdown = (tx: Tx, id: string) => breakdowns(tx).where('id', '=', id).executeTakeFirst()

/** The breakdowns that stand or wait, of every target in reach. */
export const selectStanding = (tx: Tx) =>
  breakdowns(tx).where('state', 'in', ['in-force', 'waiting']).orderBy('target').execute()

/** The parts of some breakdowns, with the names of their regions. */
export function selectParts(tx: Tx, breakdownIds: readonly string[]) {
  if (breakdownIds.length === 0) return Promise.resolve([])
  return tx.db
    .selectFrom('targets.part as p')
    .innerJoin('regions.region as r', 'r.code', 'p.region_code')
    .select(['p.breakdown_id as breakdownId', 'p.region_code as regionCode', 'r.name as regionName'])
    .select(['p.department', 'p.year', 'p.number'])
    .where('p.breakdown_id', 'in', [...breakdownIds])
    .orderBy('p.region_code')
    .orderBy('p.department')
    .orderBy('p.year')
    .execute()
}

/** What was given to one region to do, by the breakdowns in force above it (narrow function). */
export async function selectAssigned(tx: Tx, regionCode: string) {
  const { rows } = await sql<{ target: string; year: number; department: string; number: number }>`
    select target, year, department, number from targets.assigned_to(${regionCode})`.execute(tx.db)
  return rows.map((row) => ({ ...row, regionCode }))
}

/** One writer at a time for a target's breakdown. */
export async function lockTarget(tx: Tx, target: string, regionCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`target:${target}:${regionCode}`}, 18))`.execute(tx.db)
}

/** Writes a version that waits for its check. @returns its id */
export async function saveBreakdown(
  tx: Tx,
  given: { target: string; regionCode: string; version: number; documentNumber: string; parts: readonly Part[] },
): Promise<string> {
  const id = newId()
  await tx.db
    .insertInto('targets.breakdown')
    .values({
      id,
      target: given.target,
      region_code: given.regionCode,
      version: given.version,
      document_number: given.documentNumber,
      state: 'waiting',
      made_by: tx.actor.userId ?? id,
      made_person: tx.actor.naturalPersonId ?? id,
      made_name: tx.actor.name,
      made_on: tx.today,
    })
    .execute()
  await tx.db
    .insertInto('targets.part')
    .values(
      given.parts.map(({ regionCode, department, year, number }) => ({
        breakdown_id: id,
        region_code: regionCode,
        department,
        year,
        number,
      })),
    )
    .execute()
  return id
}

/** The checker's decision; the version in force before, if any, steps back first. */
export async function decideBreakdown(
  tx: Tx,
  { id, target, regionCode }: { id: string; target: string; regionCode: string },
  returnReason: string | null,
): Promise<void> {
  if (returnReason === null) {
    await tx.db
      .updateTable('targets.breakdown')
      .set({ state: 'superseded' })
      .where('target', '=', target)
      .where('region_code', '=', regionCode)
      .where('state', '=', 'in-force')
      .execute()
  }
  await tx.db
    .updateTable('targets.breakdown')
    .set({
      state: returnReason === null ? 'in-force' : 'returned',
      checked_by: tx.actor.userId,
      checked_person: tx.actor.naturalPersonId,
      checked_name: tx.actor.name,
      checked_on: tx.today,
      return_reason: returnReason,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}
