import type { InputOf } from '#kernel/endpoint'
import { revealing } from '#notices'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { refuseRequest } from '#platform/http'
import type * as contract from '../contract-disclosure.ts'
import { disclosureStates } from '../contract-disclosure.ts'
import { isOver } from '../domain/disclosure.ts'
import { refuse } from '../refusals-disclosure.ts'
import { findDisclosure, insertDisclosure, selectPeriodVersions, settleDisclosure } from '../store-disclosure.ts'
import { computeDisclosure, periodFrom } from './compute-disclosure.ts'

/**
 * Drafts the disclosure of a period that is over, as the drafter saw it; a correction is a new version with its reason.
 * @throws Refusal `period-wrong`, `period-running`, `disclosure-reveals`, `disclosure-drafted`, `disclosure-moved`,
 * `correction-unreasoned`, `disclosure-unchanged`
 */
export async function draftDisclosure(tx: Tx, actor: Actor, input: InputOf<typeof contract.draftDisclosure>) {
  const { regionCode } = actor
  const period = await periodFrom(tx, regionCode, input.from)
  if (!isOver(period, tx.today)) throw refuse('period-running', { until: period.until })
  lint(input)
  const { figures, hash } = await computeDisclosure(tx, regionCode, period)
  if (hash !== input.hash) throw refuse('disclosure-moved')
  const [latest, ...earlier] = await selectPeriodVersions(tx, regionCode, period)
  if (latest?.state === 'draft') throw refuse('disclosure-drafted')
  const correctionReason = latest ? input.correctionReason || null : null
  if (latest && !correctionReason) throw refuse('correction-unreasoned', { version: latest.version })
  if (latest?.hash === hash && latest.note === input.note) {
    throw refuse('disclosure-unchanged', { version: latest.version })
  }
  const version = latest ? earlier.length + 2 : 1
  const { note } = input
  const draft = { ...period, ...signatureOf(actor), regionCode, version, figures, hash, note, correctionReason }
  const id = await insertDisclosure(tx, draft)
  if (!id) throw refuse('disclosure-drafted')
  tx.notes.push({ matterId: id, facts: { regionCode, ...period, version, hash } })
  return { id, version }
}

/**
 * Publishes a draft: another natural person than the drafter, bound to what was shown; frozen from then on.
 * @throws Refusal `disclosure-unknown`, `disclosure-elsewhere`, `disclosure-settled`, `disclosure-own`, `disclosure-other`
 */
export async function publishDisclosure(tx: Tx, actor: Actor, input: InputOf<typeof contract.publishDisclosure>) {
  const draft = await draftOf(tx, actor, input.disclosureId)
  if (draft.hash !== input.hash) throw refuse('disclosure-other')
  await settle(tx, actor, draft.id, { state: 'published', returnReason: null })
  tx.notes.push({ matterId: draft.id, facts: { published: draft.version, hash: draft.hash } })
  return { id: draft.id, hash: draft.hash }
}

/** Sends a draft back with a reason. @throws Refusal as `publishDisclosure` */
export async function returnDisclosure(tx: Tx, actor: Actor, input: InputOf<typeof contract.returnDisclosure>) {
  const { id } = await draftOf(tx, actor, input.disclosureId)
  await settle(tx, actor, id, { state: 'returned', returnReason: input.reason })
  tx.notes.push({ matterId: id, facts: { returned: true } })
  return { id }
}

async function draftOf(tx: Tx, actor: Actor, disclosureId: string) {
  const draft = await findDisclosure(tx, disclosureId)
  if (!draft) throw refuse('disclosure-unknown')
  if (draft.regionCode !== actor.regionCode) throw refuse('disclosure-elsewhere', { region: draft.regionName })
  if (draft.state !== 'draft') throw refuse('disclosure-settled', { state: disclosureStates.label(draft.state) })
  if (draft.draftedPerson === actor.naturalPersonId) throw refuse('disclosure-own')
  return draft
}

async function settle(
  tx: Tx,
  actor: Actor,
  id: string,
  outcome: { state: 'published' | 'returned'; returnReason: string | null },
): Promise<void> {
  const settled = await settleDisclosure(tx, id, { ...outcome, ...signatureOf(actor) })
  if (!settled) throw refuse('disclosure-settled', { state: '已由他人办理' })
}

function lint({ note, correctionReason = '' }: { note: string; correctionReason?: string | undefined }): void {
  const findings = [...revealing('note', '说明', note), ...revealing('correctionReason', '更正原因', correctionReason)]
  if (findings.length > 0) throw refuse('disclosure-reveals', { count: findings.length }, findings)
}

function signatureOf({ userId, naturalPersonId }: Actor): { userId: string; personId: string } {
  if (!userId || !naturalPersonId) throw refuseRequest('sign-in-needed')
  return { userId, personId: naturalPersonId }
}
