import type { FileReply, InputOf, UploadedFile } from '#kernel/endpoint'
import { type Actor, takeDuty } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { attachmentLimits } from '../contract.ts'
import { attachmentName, attachmentType, plainName } from '../domain/attachment.ts'
import { readReceipt } from '../domain/receipt.ts'
import { refuse } from '../refusals.ts'
import {
  type Attachment,
  attachByReceipt,
  deleteReplyFile,
  filesOf,
  insertReplyFile,
  readFile,
  replyFiles,
} from '../store-attachments.ts'
import { findByReceipt, findObjection, readObjection } from '../store-objections.ts'
import { refuseConcerned } from './refuse-concerned.ts'

/**
 * Whoever holds the receipt adds a photo or a PDF to the objection, sealed, until it is answered. The same file twice
 * stands once.
 * @throws Refusal `file-kind`, `file-heavy`, `receipt-unknown`, `objection-settled`, `files-many`, `files-full`
 */
export async function attachToObjection(
  tx: Tx,
  _: Actor,
  { receiptCode, file }: InputOf<typeof contract.attachToObjection>,
): Promise<{ attached: number }> {
  const code = readReceipt(receiptCode)
  const attachment = readAttachment(file)
  const word = await attachByReceipt(tx, code, attachment)
  if (word === 'unknown') throw refuse('receipt-unknown')
  if (word === 'answered') throw refuse('objection-settled')
  if (word === 'many') throw refuse('files-many', { files: attachmentLimits.files })
  if (word === 'full') throw refuse('files-full')
  tx.notes.push({ facts: { type: attachment.type, size: attachment.bytes.byteLength } })
  return { attached: (await findByReceipt(tx, code))?.attached ?? 0 }
}

/** @throws Refusal `file-empty`, `file-kind`, `file-heavy` */
function readAttachment({ name, bytes }: UploadedFile): Attachment {
  if (bytes.byteLength === 0) throw refuse('file-empty', { name: plainName(name) })
  const type = attachmentType(bytes)
  if (!type) throw refuse('file-kind', { name: plainName(name) })
  if (bytes.byteLength > attachmentLimits.megabytes * 1_048_576)
    throw refuse('file-heavy', { name: plainName(name), megabytes: attachmentLimits.megabytes })
  return { type, bytes, name: attachmentName(name, type) }
}

/** A file of the answer, for the receipt. @throws Refusal `file-unknown` */
export async function readReplyFile(
  tx: Tx,
  _: Actor,
  { receiptCode, fileId }: InputOf<typeof contract.readReplyFile>,
): Promise<FileReply> {
  const files = await replyFiles(tx, readReceipt(receiptCode), fileId)
  const found = files.find(({ id }) => id === fileId)
  if (!found?.bytes) throw refuse('file-unknown')
  return { name: found.name, type: found.type, bytes: found.bytes, rows: 0 }
}

/**
 * A file of either side, for who answers and for the auditor; its opening leaves a trace. What shows who objected is not for
 * whom the objection is about. @throws Refusal `file-unknown`, `interest-declared`
 */
export async function openObjectionFile(
  tx: Tx,
  actor: Actor,
  { objectionId, fileId }: InputOf<typeof contract.openObjectionFile>,
): Promise<FileReply> {
  const objection = await readObjection(tx, objectionId)
  if (objection) await refuseConcerned(tx, actor, [objection.lineId])
  const found = await readFile(tx, objectionId, fileId)
  if (!found) throw refuse('file-unknown')
  tx.notes.push({ facts: { objection: objectionId, opened: 'file' } })
  return { name: found.name, type: found.type, bytes: found.bytes, rows: 1 }
}

/**
 * Adds a file to the answer that is being written; it goes out with the answer and not before.
 * @throws Refusal `objection-unknown`, `objection-settled`, `files-many`, `file-kind`, `file-heavy`,
 *   `interest-declared`, `duty-conflict`
 */
export async function attachToReply(
  tx: Tx,
  actor: Actor,
  { objectionId, file }: InputOf<typeof contract.attachToReply>,
): Promise<{ id: string }> {
  const attachment = readAttachment(file)
  const { matterId, regionCode } = await openObjection(tx, actor, objectionId)
  const files = (await filesOf(tx, [objectionId])).filter(({ side }) => side === 'reply')
  if (files.length >= attachmentLimits.files) throw refuse('files-many', { files: attachmentLimits.files })
  await takeDuty(tx, matterId, 'notice-reply')
  const id = await insertReplyFile(tx, { objectionId, regionCode, by: actor.naturalPersonId ?? '' }, attachment)
  tx.notes.push({ matterId, facts: { objection: objectionId, attachment: id, type: attachment.type } })
  return { id }
}

/**
 * Takes a file of the answer back before it is given.
 * @throws Refusal `objection-unknown`, `objection-settled`, `interest-declared`, `file-unknown`
 */
export async function withdrawReplyFile(
  tx: Tx,
  actor: Actor,
  { objectionId, fileId }: InputOf<typeof contract.withdrawReplyFile>,
): Promise<{ done: true }> {
  const { matterId } = await openObjection(tx, actor, objectionId)
  if (!(await deleteReplyFile(tx, objectionId, fileId))) throw refuse('file-unknown')
  tx.notes.push({ matterId, facts: { objection: objectionId, withdrawn: fileId } })
  return { done: true }
}

async function openObjection(tx: Tx, actor: Actor, objectionId: string) {
  const objection = await findObjection(tx, objectionId)
  if (!objection) throw refuse('objection-unknown')
  if (objection.state !== 'open') throw refuse('objection-settled')
  await refuseConcerned(tx, actor, [objection.lineId])
  return objection
}
