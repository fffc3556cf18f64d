import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { sealEvent } from './seal.ts'

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
export async function record(tx: Tx, stream: string, act: string, note: AuditNote): Promise<void> {
  const event = {
    id: newId(),
    stream,
    at: instantText(),
    user_id: tx.actor.userId,
    role: tx.actor.role,
    region_code: tx.actor.regionCode,
    organization_id: tx.actor.organizationId,
    act,
    matter_id: note.matterId ?? null,
    facts: JSON.stringify(note.facts),
  }
  await tx.db.insertInto('audit.event').values(event).execute()
  if (MONEY_STREAMS.has(stream)) await sealEvent(tx.db, { ...event, facts: note.facts })
}
