import { findOrganization } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { findRegion } from '#regions'
import { recordStates, subjects } from './contract.ts'
import { refuse } from './refusals.ts'
import { countedAlready, findRecord, findSameNumber, insertRecord, type Member, type NewRecord } from './store.ts'

/** A record before it is known which county it belongs to. */
export type Draft = Omit<NewRecord, 'regionCode'> & { readonly regionCode?: string | undefined }

/** What an organization may enter of itself; everything else rests on a document of the bureau. */
const OWN: ReadonlySet<string> = new Set(['post', 'joint-school', 'employee-training-centre'])
/** What only enterprises set up or are. */
const ENTERPRISE: ReadonlySet<string> = new Set([...OWN, 'industry-education-integrated'])

/** Enters a record of any kind: it counts when another person has confirmed it. @throws Refusal as `checkRecord` */
export async function enterRecord(
  tx: Tx,
  actor: Actor,
  draft: Draft,
  members: readonly Member[],
): Promise<{ id: string }> {
  return writeRecord(tx, await checkRecord(tx, actor, draft, members), members)
}

/** Writes what `checkRecord` let through. */
export async function writeRecord(tx: Tx, record: NewRecord, members: readonly Member[]): Promise<{ id: string }> {
  const id = await insertRecord(tx, record, members)
  const { kind, subject, documentNumber: document, correctedRecordId: corrects } = record
  tx.notes.push({ matterId: id, facts: { kind, subject, document, people: members.length, corrects } })
  return { id }
}

/**
 * Everything that can stand against a record, asked before anything is written. A correction is a new record that takes
 * the place of the old one when it is confirmed.
 * @throws Refusal `day-ahead`, `period-wrong`, `organization-unknown`, `not-own-organization`, `bureau-only`,
 * `enterprise-only`, `county-needed`, `correction-incomplete`, `correction-unknown`, `number-taken`, `counted-already`
 */
export async function checkRecord(tx: Tx, actor: Actor, draft: Draft, members: readonly Member[]): Promise<NewRecord> {
  const { onDay, untilDay } = draft
  if (onDay > tx.today) throw refuse('day-ahead', { onDay, today: tx.today })
  if (untilDay && untilDay < onDay) throw refuse('period-wrong', { onDay, untilDay })
  const home = await checkOrganization(tx, actor, draft)
  const record = { ...draft, regionCode: await placeOf(tx, actor, draft, home) }
  await checkCorrection(tx, draft)
  await checkFirst(tx, record, members)
  return record
}

/** @returns where the organization sits, if the record is about one */
async function checkOrganization(tx: Tx, actor: Actor, draft: Draft): Promise<string | undefined> {
  const { kind, subject, organizationId } = draft
  const label = subjects.label(subject)
  const own = (set: ReadonlySet<string>) => set.has(kind) || set.has(subject)
  if (actor.kind === 'organization' && !own(OWN)) throw refuse('bureau-only', { subject: label })
  if (!organizationId) return undefined
  if (actor.kind === 'organization' && organizationId !== actor.organizationId) throw refuse('not-own-organization')
  const organization = await findOrganization(tx, organizationId)
  if (!organization) throw refuse('organization-unknown')
  if (own(ENTERPRISE) && organization.kind !== 'enterprise')
    throw refuse('enterprise-only', { name: organization.name, subject: label })
  return organization.regionCode
}

/** The county of a record: as given, else the maker's, else the organization's. A programme may be the city's. */
async function placeOf(tx: Tx, actor: Actor, draft: Draft, home: string | undefined): Promise<string> {
  if (draft.kind === 'programme') return draft.regionCode ?? actor.regionCode
  const candidates = [draft.regionCode, actor.kind === 'bureau' ? actor.regionCode : undefined, home]
  let last = actor.regionCode
  for (const code of candidates.filter((one) => one !== undefined)) {
    const region = await findRegion(tx, code)
    if (region?.level === 'county') return code
    last = region?.name ?? code
    if (code === draft.regionCode) break
  }
  throw refuse('county-needed', { region: last })
}

async function checkCorrection(tx: Tx, draft: Draft): Promise<void> {
  const { correctedRecordId, correctionReason } = draft
  if (!correctedRecordId && !correctionReason) return
  if (!correctedRecordId || !correctionReason) throw refuse('correction-incomplete')
  const old = await findRecord(tx, correctedRecordId)
  if (old?.kind !== draft.kind || old.state !== 'confirmed') throw refuse('correction-unknown')
}

/** Nothing twice: neither the number of a document nor a person where people count once. */
async function checkFirst(tx: Tx, record: NewRecord, members: readonly Member[]): Promise<void> {
  const same = await findSameNumber(tx, record)
  if (same && same.id !== record.correctedRecordId) {
    const { documentNumber: document, number } = record
    throw refuse('number-taken', { document, number, state: recordStates.label(same.state) })
  }
  const ids = members.map(({ personId }) => personId)
  const names = await countedAlready(tx, record, ids)
  if (names.length > 0) throw refuse('counted-already', { names: names.join('、') })
}
