import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Actor } from '../auth/actor.ts'
import { sealEvents } from './seal.ts'

/** What an act leaves behind: figures, states, hashes and references; never names, ids, phones or cards. */
export interface AuditNote {
  readonly matterId?: string | undefined
  readonly facts: Readonly<Record<string, unknown>>
}

/** Streams whose chain is sealed inside the business transaction: money must never stand unsealed. */
export const MONEY_STREAMS: ReadonlySet<string> = new Set(['funds', 'subsidies'])

/** Whose act an event is, and where. */
type Doer = Pick<Actor, 'userId' | 'role' | 'regionCode' | 'organizationId'>

/**
 * Writes one audit event in the business transaction: no audit, no act.
 * Money streams are chained at once, the others within a second (see `startSealing`).
 * @param by whose act it is, where the platform does it for them: signing in and out, the command line
 */
export function record(tx: Tx, stream: string, act: string, note: AuditNote, by: Doer = tx.actor): Promise<void> {
  return recordAll(tx, stream, act, [note], by)
}

/** The same for an act on several matters: an event for each, written together. */
export async function recordAll(
  tx: Tx,
  stream: string,
  act: string,
  notes: readonly AuditNote[],
  by: Doer = tx.actor,
): Promise<void> {
  const events = notes.map(({ matterId, facts }) => ({
    id: newId(),
    stream,
    at: instantText(),
    user_id: by.userId,
    role: by.role,
    region_code: by.regionCode,
    organization_id: by.organizationId,
    act,
    matter_id: matterId ?? null,
    facts,
  }))
  const rows = events.map((event) => ({ ...event, facts: JSON.stringify(event.facts) }))
  if (rows.length > 0) await tx.db.insertInto('audit.event').values(rows).execute()
  if (MONEY_STREAMS.has(stream)) await sealEvents(tx.db, events)
}
