import { claimMattersOf as certificateMatters } from '#assessment'
import { claimHeadsOf as trainingHeads } from '#classes'
import { claimHeadsOf as employmentHeads } from '#employment'
import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { MatterHead } from '#policy'
import { regionNames } from '#regions'
import { claimHeadsOf as talentHeads } from '#talent'
import { advanceHeads } from '../advances/advance-matter.ts'
import type { listClaimable as contract } from '../contract-claimable.ts'
import { type Owner, selectOpenDues } from './store-claimable.ts'
import { selectReturned } from './store-returned.ts'

type Row = ReplyOf<typeof contract>['matters'][number]

/**
 * 可以申报的事项: what the rooms hand over in the asker's name, and the classes and advances that were calculated, each with
 * what is still to be claimed, what came back or what evidence is missing; the newest first. Where nothing is left to claim, or
 * nothing is due, it stands there only when all is asked for.
 */
export async function listClaimable(
  tx: Tx,
  { kind, personId, organizationId }: Actor,
  { show }: InputOf<typeof contract>,
): Promise<{ matters: Row[] }> {
  const owner: Owner = personId && kind === 'person' ? { personId } : { organizationId: organizationId ?? '' }
  const dues = await selectOpenDues(tx, owner)
  const returned = Map.groupBy(await selectReturned(tx, owner), ({ matterId }) => matterId)
  const settled = [...dues.values()].filter(({ id, openFen }) => openFen === 0 && !returned.has(id))
  const over = show === 'all' ? [] : settled.map(({ id }) => id)
  const left = new Set(over)
  const idsOf = (matter: MatterHead['kind']) =>
    [...dues.values()].filter((due) => due.kind === matter && !left.has(due.id)).map(({ id }) => id)
  const heads = [
    ...(await handedOver(tx, owner, over)),
    ...(await trainingHeads(tx, idsOf('training'))),
    ...(await advanceHeads(tx, idsOf('advance'))),
  ]
  const nameOf = await regionNames(
    tx,
    heads.map(({ regionCode }) => regionCode),
  )
  const matters = heads.map((head) => rowOf(head, nameOf, dues.get(head.id), returned.get(head.id)))
  return { matters: matters.toSorted((a, b) => (a.decisiveOn < b.decisiveOn ? 1 : -1)) }
}

/** Matters of the rooms that know whose they are; somebody else's (an award of a colleague) are not for the asker to claim. */
async function handedOver(tx: Tx, owner: Owner, but: readonly string[]): Promise<MatterHead[]> {
  const awards = await talentHeads(tx, { ...owner, but })
  if ('organizationId' in owner) return [...awards, ...(await employmentHeads(tx, { ...owner, but }))]
  const certificates = (await certificateMatters(tx, owner)).matters.filter(({ id }) => !but.includes(id))
  return [...awards, ...certificates].filter(({ organizationId }) => organizationId === null)
}

type Dues = Awaited<ReturnType<typeof selectOpenDues>> extends Map<string, infer D> ? D : never

const rowOf = (
  { kind, id, number, title, regionCode, packId, decisiveOn, notReady }: MatterHead,
  nameOf: (code: string) => string,
  dues: Dues | undefined,
  returned: Row['returned'] = [],
): Row => ({
  matterKind: kind,
  matterId: id,
  number,
  title,
  regionCode,
  regionName: nameOf(regionCode),
  packId,
  decisiveOn,
  notReady,
  claimableFen: dues?.openFen ?? null,
  claimed: dues?.claimed ?? false,
  returned,
})
