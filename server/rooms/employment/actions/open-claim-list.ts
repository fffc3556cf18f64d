import { firstDay, lastDay, type MonthText, monthOf } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { type Actor, roles } from '#platform/auth'
import type { Tx } from '#platform/db'
import { packsFor } from '#policy'
import { findRegion } from '#regions'
import { notReadyOf, provenPeople } from '../claim-matters.ts'
import type * as contract from '../contract.ts'
import { claimKinds } from '../contract.ts'
import { actsOn, claimantsOf } from '../domain/steps.ts'
import { refuse } from '../refusals.ts'
import { findClaimList, insertClaimList, selectClaimLists } from '../store-claims.ts'

/**
 * Opens an empty list of one claimant for a county and a span of months; the whole span belongs to one document.
 * @throws Refusal `list-organization-needed`, `list-kind-foreign`, `list-county-needed`, `list-months-wrong`, `list-no-pack`
 */
export async function openClaimList(tx: Tx, actor: Actor, input: InputOf<typeof contract.openClaimList>) {
  const { kind, regionCode, monthFrom: from, monthUntil: until } = input
  if (!actor.organizationId) throw refuse('list-organization-needed')
  if (!claimantsOf[kind].some((role) => role === actor.role)) {
    const who = claimantsOf[kind].map((role) => roles.label(role)).join('、')
    throw refuse('list-kind-foreign', { kind: claimKinds.label(kind), who })
  }
  if ((await findRegion(tx, regionCode))?.level !== 'county') throw refuse('list-county-needed')
  if (until < from || until > monthOf(tx.today)) throw refuse('list-months-wrong', { from, until })
  const packId = await packOver(tx, regionCode, from, until)
  if (!packId) throw refuse('list-no-pack', { from, until })
  const { id, number } = await insertClaimList(tx, { kind, regionCode, monthFrom: from, monthUntil: until, packId })
  tx.notes.push({ matterId: id, facts: { kind, from, until, packId } })
  return { id, number, version: 1 }
}

/** The pack in force in a county over all of the months; undefined where no single one is. */
async function packOver(tx: Tx, regionCode: string, from: MonthText, until: MonthText): Promise<string | undefined> {
  const packs = await packsFor(tx, regionCode)
  return packs.find(
    ({ document }) =>
      regionCode.startsWith(document.territory) &&
      document.effectiveFrom <= firstDay(from) &&
      lastDay(until) <= document.validUntil,
  )?.document.id
}

/** The lists in reach. */
export async function readClaimLists(tx: Tx, _: Actor, filter: InputOf<typeof contract.listClaimLists>) {
  const { rows: lists, total } = await selectClaimLists(tx, filter)
  return { lists, total }
}

/** A list with its people, what is proven of each, and what is still missing. @throws Refusal `claim-list-unknown` */
export async function readClaimList(tx: Tx, actor: Actor, { listId }: { listId: string }) {
  const list = await findClaimList(tx, listId)
  if (!list) throw refuse('claim-list-unknown')
  const persons = await provenPeople(tx, list)
  const shown = persons.map(({ insuredMonths, workMonths, ...person }) => ({
    ...person,
    insuredMonths: [...insuredMonths],
    workMonths: [...workMonths],
  }))
  return { ...list, acts: actsOn(list, actor.role), notReady: notReadyOf(list, persons), persons: shown }
}
