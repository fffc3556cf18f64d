import type { InputOf } from '#kernel/endpoint'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CertificateKind } from '#policy'
import type { addCertificateType } from './contract.ts'

const types = (tx: Tx) =>
  tx.db
    .selectFrom('assessment.certificate_type')
    .select(['code', 'kind', 'title', 'title_en as titleEn', 'leveled', 'entered', 'masks', 'note'])
    .select('document_number as documentNumber')
    .$narrowType<{ kind: CertificateKind | null }>()

/** The open list of certificates, those of the policy first. */
export const selectTypes = (tx: Tx) =>
  types(tx)
    .orderBy('added_on', (order) => order.asc().nullsFirst())
    .orderBy('code')
    .execute()

export const findType = (tx: Tx, code: string) => types(tx).where('code', '=', code).executeTakeFirst()

/** @returns undefined where a type of the same name stands already */
export async function insertType(tx: Tx, given: InputOf<typeof addCertificateType>): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('assessment.certificate_type')
    .values({
      code: newId(),
      kind: null,
      title: given.title,
      title_en: given.titleEn,
      leveled: given.leveled,
      entered: true,
      masks: given.masks,
      document_number: given.documentNumber,
      added_by: tx.actor.naturalPersonId,
      added_on: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('code')
    .executeTakeFirst()
  return row?.code
}
