import type { InputOf } from '#kernel/endpoint'
import { refuseConflict } from '#organizations'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { tell } from '#platform/outbox'
import { matterKindOf } from '../claim-matter.ts'
import type * as contract from '../contract.ts'
import { type RecordState, recordStates } from '../contract.ts'
import { refuse } from '../refusals.ts'
import { lockRecord, type StoredRecord, saveConsent, saveProof, selectMembers, settleRecord } from '../store.ts'

interface Settled {
  id: string
  state: RecordState
}

/**
 * 核实: another natural person has compared the record with its document; from now on it counts, and what it corrects
 * does not: what was paid on that is proposed for recovery (event `record.replaced`).
 * @throws Refusal `record-unknown`, `record-settled`, `own-record`, `interest-declared`
 */
export async function confirmRecord(tx: Tx, actor: Actor, { recordId }: { recordId: string }): Promise<Settled> {
  const record = await toSettle(tx, actor, recordId)
  await settleRecord(tx, recordId, { state: 'confirmed' })
  const matterKind = matterKindOf(record.kind)
  if (record.corrects && matterKind) await tell(tx, 'record.replaced', { matterKind, matterId: record.corrects })
  tx.notes.push({ matterId: recordId, facts: { kind: record.kind, state: 'confirmed', corrects: record.corrects } })
  return { id: recordId, state: 'confirmed' }
}

/** 不予认可, with the reason. @throws Refusal as `confirmRecord` */
export async function rejectRecord(
  tx: Tx,
  actor: Actor,
  { recordId, reason }: InputOf<typeof contract.rejectRecord>,
): Promise<Settled> {
  const record = await toSettle(tx, actor, recordId)
  await settleRecord(tx, recordId, { state: 'rejected', reason })
  tx.notes.push({ matterId: recordId, facts: { kind: record.kind, state: 'rejected' } })
  return { id: recordId, state: 'rejected' }
}

async function toSettle(tx: Tx, actor: Actor, recordId: string): Promise<StoredRecord> {
  const record = await lockRecord(tx, recordId)
  if (!record) throw refuse('record-unknown')
  if (record.state !== 'entered') throw refuse('record-settled', { state: recordStates.label(record.state) })
  if (record.madeBy === actor.naturalPersonId) throw refuse('own-record')
  const members = await selectMembers(tx, [recordId])
  const personIds = members.map(({ personId }) => personId)
  await refuseConflict(tx, actor, { organizationId: record.organizationId ?? undefined, personIds })
  return record
}

/**
 * 补登凭证: the evidence that came later, e.g. that the higher level has paid; once.
 * @throws Refusal `record-unknown`, `record-settled`, `proof-known`
 */
export async function proveRecord(
  tx: Tx,
  _: Actor,
  { recordId, proof }: InputOf<typeof contract.proveRecord>,
): Promise<Settled> {
  const record = await lockRecord(tx, recordId)
  if (!record) throw refuse('record-unknown')
  const { state } = record
  if (state === 'rejected' || state === 'replaced') throw refuse('record-settled', { state: recordStates.label(state) })
  if (record.proof) throw refuse('proof-known', { proof: record.proof })
  await saveProof(tx, recordId, proof)
  tx.notes.push({ matterId: recordId, facts: { proof } })
  return { id: recordId, state }
}

/** The person's own word on the publication of the name (柳政规〔2019〕63号 七（三）). @throws Refusal `record-unknown` */
export async function consentToPublish(
  tx: Tx,
  _: Actor,
  { recordId, consented }: InputOf<typeof contract.consentToPublish>,
): Promise<{ done: true }> {
  if (!(await saveConsent(tx, recordId, consented))) throw refuse('record-unknown')
  tx.notes.push({ matterId: recordId, facts: { consented } })
  return { done: true }
}
