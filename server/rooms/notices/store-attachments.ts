import { sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { seal, sha256, unseal, unsealBytes } from '#platform/secrets'
import { attachmentLimits, type ObjectionSide } from './contract.ts'
import type { AttachmentType } from './domain/attachment.ts'

/** A file that was found to be a photo or a PDF. */
export interface Attachment {
  readonly name: string
  readonly type: AttachmentType
  readonly bytes: Uint8Array
}

/** Adds a file to the open objection of a receipt, through the one function the public may call. @returns its word */
export async function attachByReceipt(
  tx: Tx,
  receiptCode: string,
  { name, type, bytes }: Attachment,
): Promise<'attached' | 'unknown' | 'answered' | 'many' | 'full'> {
  const { files, noticeMegabytes } = attachmentLimits
  const [sealedName, sealed] = [seal(tx.keys, name), seal(tx.keys, bytes)]
  const { rows } = await sql<{ word: 'attached' | 'unknown' | 'answered' | 'many' | 'full' }>`
    select notices.attach_by_receipt(${receiptCode}, ${newId()}, ${sealedName}, ${type}, ${sealed}, ${bytes.byteLength},
      ${sha256(bytes)}, ${files}, ${noticeMegabytes * 1_048_576}) as word`.execute(tx.db)
  return rows[0]?.word ?? 'unknown'
}

/** The files of an answer, for whoever holds the receipt, empty until it is given; with the bytes of the one wanted. */
export async function replyFiles(tx: Tx, receiptCode: string, wanted: string | null = null) {
  const { rows } = await sql<{ id: string; name: Buffer; type: string; size: number; bytes: Buffer | null }>`
    select id, name_sealed as name, type, size, bytes_sealed as bytes
    from notices.reply_files(${receiptCode}, ${wanted})`.execute(tx.db)
  return rows.map(({ name, bytes, ...file }) => ({
    ...file,
    name: unseal(tx.keys, name),
    bytes: bytes && unsealBytes(tx.keys, bytes),
  }))
}

/** What is attached to the objections, on both sides, in the order it came. */
export async function filesOf(tx: Tx, objectionIds: readonly string[]) {
  const rows = await tx.db
    .selectFrom('notices.objection_file')
    .select(['id', 'objection_id as objectionId', 'side', 'name_sealed as name', 'type', 'size'])
    .select('attached_on as attachedOn')
    .$narrowType<{ side: ObjectionSide; attachedOn: DateText }>()
    .where('objection_id', '=', sql<string>`any(${[...objectionIds]}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, name: unseal(tx.keys, row.name) }))
}

/** One file with its bytes; undefined where it is not of this objection, or out of reach. */
export async function readFile(tx: Tx, objectionId: string, id: string) {
  const row = await tx.db
    .selectFrom('notices.objection_file')
    .select(['side', 'name_sealed as name', 'type', 'bytes_sealed as bytes'])
    .where('objection_id', '=', objectionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, name: unseal(tx.keys, row.name), bytes: unsealBytes(tx.keys, row.bytes) }
}

/** Writes a file of the answer; the same file twice stands once. */
export async function insertReplyFile(
  tx: Tx,
  of: { objectionId: string; regionCode: string; by: string },
  { name, type, bytes }: Attachment,
): Promise<string> {
  const [id, hash] = [newId(), sha256(bytes)]
  const written = await tx.db
    .insertInto('notices.objection_file')
    .values({
      id,
      objection_id: of.objectionId,
      region_code: of.regionCode,
      side: 'reply',
      name_sealed: seal(tx.keys, name),
      type,
      bytes_sealed: seal(tx.keys, bytes),
      size: bytes.byteLength,
      sha256: hash,
      attached_on: tx.today,
      attached_by: of.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written) return id
  const known = tx.db.selectFrom('notices.objection_file').select('id').where('objection_id', '=', of.objectionId)
  return (await known.where('side', '=', 'reply').where('sha256', '=', hash).executeTakeFirstOrThrow()).id
}

/** Takes a file of the answer back. @returns whether there was one */
export async function deleteReplyFile(tx: Tx, objectionId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('notices.objection_file')
    .where('objection_id', '=', objectionId)
    .where('id', '=', id)
    .where('side', '=', 'reply')
    .executeTakeFirst()
  return numDeletedRows > 0n
}
