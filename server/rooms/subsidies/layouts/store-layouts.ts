import { sql } from 'kysely'
import type { CodeOf } from '#kernel/codes'
import type { DateText } from '#kernel/dates'
import { parentRegion, type RegionCode } from '#kernel/region-code'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { LayoutKind, LayoutShape, layoutStates } from '../contract-layouts.ts'
import { shippedLayouts } from './shipped.ts'

const layouts = (tx: Tx) =>
  tx.db
    .selectFrom('subsidies.pay_layout as f')
    .leftJoin('regions.region as r', 'r.code', 'f.region_code')
    .select(['f.id', 'f.kind', 'f.revision', 'f.title', 'f.region_code as regionCode', 'r.name as regionName'])
    .select(['f.document_number as documentNumber', 'f.effective_from as effectiveFrom', 'f.state'])
    .select(['f.entered_by as enteredBy', 'f.entered_by_name as enteredByName', 'f.entered_on as enteredOn'])
    .select(['f.checked_by_name as checkedByName', 'f.checked_on as checkedOn', 'f.reject_reason as rejectReason'])
    .select((eb) => eb.ref('f.shape').$castTo<LayoutShape>().as('shape'))
    .$narrowType<{ kind: LayoutKind; state: CodeOf<typeof layoutStates> }>()

export type Layout = NonNullable<Awaited<ReturnType<typeof findLayout>>>

export const findLayout = (tx: Tx, id: string) => layouts(tx).where('f.id', '=', id).executeTakeFirst()

/** The regions from near to far, and last whatever came with the platform. */
function regionsFrom(regionCode: string): readonly (string | null)[] {
  const chain: (string | null)[] = []
  for (let at: RegionCode | undefined = regionCode as RegionCode; at; at = parentRegion(at)) chain.push(at)
  return [...chain, null]
}

/** Every version that concerns a region: its own, those above it, those below it, and what came with the platform. */
export function selectLayouts(tx: Tx, regionCode: string, prefix: string) {
  const above = regionsFrom(regionCode).filter((code) => code !== null)
  return layouts(tx)
    .where((eb) =>
      eb.or([
        eb('f.region_code', 'is', null),
        eb('f.region_code', 'in', above),
        eb.fn<boolean>('starts_with', ['f.region_code', eb.val(prefix)]),
      ]),
    )
    .orderBy('f.kind')
    .orderBy('f.region_code', (order) => order.desc().nullsLast())
    .orderBy('f.revision', 'desc')
    .execute()
}

/** Of some versions, the one an order of a region sent on a day uses: the nearest region's, there the latest. */
export function layoutAmong(
  given: readonly Layout[],
  asked: { readonly regionCode: string; readonly kind: LayoutKind; readonly on: DateText },
): Layout | undefined {
  const counting = given.filter(
    ({ kind, state, effectiveFrom }) => kind === asked.kind && state === 'checked' && effectiveFrom <= asked.on,
  )
  for (const region of regionsFrom(asked.regionCode)) {
    const here = counting.filter(({ regionCode }) => regionCode === region)
    const latest = here.toSorted((a, b) =>
      a.effectiveFrom === b.effectiveFrom ? b.revision - a.revision : a.effectiveFrom < b.effectiveFrom ? 1 : -1,
    )[0]
    if (latest) return latest
  }
  return undefined
}

/** The layout in force for a region today. @throws Error where not even the platform's own is there: a broken installation */
export async function layoutInForce(tx: Tx, regionCode: string, kind: LayoutKind): Promise<Layout> {
  const found = layoutAmong(await selectLayouts(tx, regionCode, regionCode), { regionCode, kind, on: tx.today })
  if (!found) throw new Error(`no pay layout of kind ${kind}`)
  return found
}

export interface NewLayout {
  readonly regionCode: string
  readonly kind: LayoutKind
  readonly title: string
  readonly documentNumber: string
  readonly effectiveFrom: DateText
  readonly shape: LayoutShape
}

/** Writes a new version; two at once are numbered one after the other by the unique index, the later is told to try again. */
export async function insertLayout(tx: Tx, given: NewLayout, enteredBy: string) {
  const id = newId()
  const { revision } = await tx.db
    .insertInto('subsidies.pay_layout')
    .values((eb) => ({
      id,
      region_code: given.regionCode,
      kind: given.kind,
      revision: eb
        .selectFrom('subsidies.pay_layout')
        .select(sql<number>`coalesce(max(revision), 0) + 1`.as('next'))
        .where('region_code', '=', given.regionCode)
        .where('kind', '=', given.kind),
      title: given.title,
      document_number: given.documentNumber,
      effective_from: given.effectiveFrom,
      shape: JSON.stringify(given.shape),
      state: 'entered',
      entered_by: enteredBy,
      entered_by_name: tx.actor.name,
      entered_on: tx.today,
    }))
    .returning('revision')
    .executeTakeFirstOrThrow()
  return { id, revision }
}

/** @returns false when another was quicker */
export async function settleLayout(
  tx: Tx,
  id: string,
  to: { readonly state: 'checked' } | { readonly state: 'rejected'; readonly reason: string },
  checkedBy: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('subsidies.pay_layout')
    .set({
      state: to.state,
      reject_reason: to.state === 'rejected' ? to.reason : null,
      checked_by: checkedBy,
      checked_by_name: tx.actor.name,
      checked_on: tx.today,
    })
    .where('id', '=', id)
    .where('state', '=', 'entered')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Writes the platform's own layouts; what is there stays as it is. */
export async function seedLayouts(tx: Tx): Promise<void> {
  await tx.db
    .insertInto('subsidies.pay_layout')
    .values(
      shippedLayouts.map(({ documentNumber, effectiveFrom, shape, ...one }) => ({
        ...one,
        document_number: documentNumber,
        effective_from: effectiveFrom,
        shape: JSON.stringify(shape),
        state: 'checked',
        entered_by_name: '平台',
        entered_on: effectiveFrom,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
