import type { DateText } from '#kernel/dates'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { MatterKey } from '../calculation/matters.ts'

/** An agreement by which a person lets an organization claim for them. */
export interface Agreement {
  readonly personId: string
  readonly personName: string
  readonly number: string
  readonly fileReference: string
  readonly signedOn: DateText
}

/** The persons of a matter who let the asking organization claim for them. */
export async function withAgreement(tx: Tx, matterId: string): Promise<Set<string>> {
  return new Set((await selectAgreements(tx, matterId)).map(({ personId }) => personId))
}

/** The agreements about a matter in reach, by name. */
export function selectAgreements(tx: Tx, matterId: string) {
  return tx.db
    .selectFrom('subsidies.agency_agreement as a')
    .innerJoin('organizations.organization as o', 'o.id', 'a.organization_id')
    .select(['a.id', 'a.person_id as personId', 'a.person_name as personName', 'a.number'])
    .select(['a.file_reference as fileReference', 'a.signed_on as signedOn', 'o.name as organizationName'])
    .where('a.matter_id', '=', matterId)
    .orderBy('a.person_name')
    .execute()
}

/** Writes agreements of the asking organization; one that is there already stays as it was. */
export async function insertAgreements(
  tx: Tx,
  { matterKind, matterId }: MatterKey,
  regionCode: string,
  agreements: readonly Agreement[],
): Promise<void> {
  const rows = agreements.map((one) => ({
    id: newId(),
    matter_kind: matterKind,
    matter_id: matterId,
    person_id: one.personId,
    person_name: one.personName,
    region_code: regionCode,
    organization_id: tx.actor.organizationId ?? '',
    number: one.number,
    file_reference: one.fileReference,
    signed_on: one.signedOn,
    recorded_by: tx.actor.userId ?? '',
    recorded_on: tx.today,
  }))
  await tx.db
    .insertInto('subsidies.agency_agreement')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
