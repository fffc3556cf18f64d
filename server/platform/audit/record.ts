import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { sealEvents } from './seal.ts'

/** What an act leaves behind: figures, states, hashes and references; never names, ids, phones or cards. */
export interface AuditNote {
  readonly matterId?: string | undefined
  readonly facts: Readonly<Record<string, unknown>>
}

/** Streams whose chain is sealed inside the business transaction: money must never stand unsealed. */
export const MONEY_STREAMS: ReadonlySet<string> = new Set(['funds', 'subsidies'])

/**
 * Writes one audit event in the business transaction: no audit, no act.
 * Money streams are chained at once, the others within a second (see `startSealing`).
 */
export function record(tx: Tx, stream: string, act: string, note: AuditNote): Promise<void> {
  return recordAll(tx, stream, act, [note])
}

/** The same for an act on several matters: an event for each, written together. */
export async function recordAll(tx: Tx, stream: string, act: string, notes: readonly AuditNote[]): Promise<void> {
  const events = notes.map(({ matterId, facts }) => ({
    id: newId(),
    stream,
    at: instantText(),
    user_id: tx.actor.userId,
    role: tx.actor.role,
    region_code: tx.actor.regionCode,
    organization_id: tx.actor.organizationId,
    act,
    matter_id: matterId ?? null,
    facts,
  }))
  const rows = events.map((event) => ({ ...event, facts: JSON.stringify(event.facts) }))
  if (rows.length > 0) await tx.db.insertInto('audit.event').values(rows).execute()
  if (MONEY_STREAMS.has(stream)) await sealEvents(tx.db, events)
}
