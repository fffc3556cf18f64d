import { firstOf, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { LevelExceptionState, SkillLevel } from './contract.ts'

const exceptions = (tx: Tx) =>
  tx.db
    .selectFrom('assessment.level_exception as e')
    .innerJoin('catalog.trade as t', 't.code', 'e.trade_code')
    .innerJoin('regions.region as g', 'g.code', 'e.region_code')
    .leftJoin('organizations.organization as o', 'o.id', 'e.organization_id')
    .select(['e.id', 'e.person_id as personId', 'e.person_name as personName', 'g.name as regionName'])
    .select('e.organization_id as organizationId')
    .select(['o.name as organizationName', 't.name as tradeName', 'e.level', 'e.reason', 'e.state'])
    .select(['e.document_number as documentNumber', 'e.document_title as documentTitle'])
    .select(['e.requested_by as requestedBy', 'e.requested_on as requestedOn', 'e.decided_on as decidedOn'])
    .select('e.decision_note as decisionNote')
    .$narrowType<{ level: SkillLevel; state: LevelExceptionState }>()

/** Applications in reach, newest first. */
export function selectLevelExceptions(tx: Tx, state: LevelExceptionState | undefined) {
  const query = exceptions(tx).orderBy('e.requested_on', 'desc').orderBy('e.id', 'desc')
  return firstOf(tx, state ? query.where('e.state', '=', state) : query)
}

/** One application, kept from others until the act commits. */
export const lockLevelException = (tx: Tx, id: string) =>
  exceptions(tx).where('e.id', '=', id).forUpdate('e').executeTakeFirst()

export interface NewLevelException {
  readonly personId: string
  readonly personName: string
  readonly regionCode: string
  readonly tradeCode: string
  readonly level: SkillLevel
  readonly reason: string
  readonly documentNumber: string
  readonly documentTitle: string
}

/** Writes an application. @returns undefined where one for the same level waits or was approved */
export async function insertLevelException(tx: Tx, asked: NewLevelException): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('assessment.level_exception')
    .values({
      id: newId(),
      person_id: asked.personId,
      person_name: asked.personName,
      region_code: asked.regionCode,
      organization_id: tx.actor.organizationId,
      trade_code: asked.tradeCode,
      level: asked.level,
      reason: asked.reason,
      document_number: asked.documentNumber,
      document_title: asked.documentTitle,
      state: 'requested',
      requested_by: tx.actor.naturalPersonId ?? '',
      requested_on: tx.today,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Approves or refuses; who applied cannot (the table itself refuses). */
export async function saveDecision(tx: Tx, id: string, state: 'approved' | 'refused', note: string): Promise<void> {
  await tx.db
    .updateTable('assessment.level_exception')
    .set({ state, decided_by: tx.actor.naturalPersonId, decided_on: tx.today, decision_note: note })
    .where('id', '=', id)
    .execute()
}
