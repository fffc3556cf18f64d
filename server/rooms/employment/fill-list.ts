import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { claimKinds } from './contract.ts'
import { listInHand } from './list-in-hand.ts'
import { refuse } from './refusals.ts'
import type { ClaimListRow } from './store-claims.ts'

/** Why a row of an uploaded list is kept out. */
export interface Told<K extends string> {
  readonly key: K
  readonly code: string
  readonly reason: string
  readonly cure: string
}

/** A list of a kind, still being written. @throws Refusal `claim-list-unknown`, `claim-list-other-kind`, `state-forbids` */
export async function listToFill(
  tx: Tx,
  actor: Actor,
  kind: ClaimListRow['kind'],
  listId: string,
): Promise<ClaimListRow> {
  const { list } = await listInHand(tx, actor, 'edit', { listId })
  if (list.kind === kind) return list
  throw refuse('claim-list-other-kind', { number: list.number, kind: claimKinds.label(list.kind) })
}

export const ownerOf = ({ id, regionCode, organizationId }: ClaimListRow) => ({
  regionCode,
  organizationId,
  subjectId: id,
})

export const contractMissing = <K extends string>(key: K): Told<K> => ({
  key,
  code: 'contract-missing',
  reason: '用人单位没有登记与此人的劳动合同，或当时合同不在有效期内',
  cure: '请用人单位先在“劳动合同”中登记，再报名单',
})

export const outside = <K extends string>(key: K, { monthFrom, monthUntil }: ClaimListRow): Told<K> => ({
  key,
  code: 'outside-months',
  reason: `不在名单的月份（${monthFrom}至${monthUntil}）之内`,
  cure: '请另建相应月份的名单',
})
