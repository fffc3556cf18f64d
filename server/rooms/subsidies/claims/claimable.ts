import { claimMattersOf as certificateMatters } from '#assessment'
import { claimMattersOf as employmentMatters } from '#employment'
import type { ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type { ClaimMatter } from '#policy'
import { regionName } from '#regions'
import { claimMattersOf as talentMatters } from '#talent'
import { findMatter } from '../calculation/matters.ts'
import type { listClaimable as contract } from '../contract-claimable.ts'
import { type Owner, selectOpenDues } from './store-claimable.ts'

type Row = ReplyOf<typeof contract>['matters'][number]

/**
 * 可以申报的事项: what the rooms hand over in the asker's name, and the classes that were calculated, each with what is still to
 * be claimed or what evidence is missing; the newest first. What was claimed wholly stands there too, without an amount.
 */
export async function listClaimable(tx: Tx, actor: Actor): Promise<{ matters: Row[] }> {
  const { personId, organizationId } = actor
  const owner: Owner = personId && actor.kind === 'person' ? { personId } : { organizationId: organizationId ?? '' }
  const dues = await selectOpenDues(tx, owner)
  const handed = await handedOver(tx, owner)
  const known = new Set(handed.map(({ id }) => id))
  const calculated = [...dues.values()].filter(({ id }) => !known.has(id))
  const classes = []
  for (const { kind: matterKind, id: matterId } of calculated) {
    const matter = await findMatter(tx, { matterKind, matterId })
    if (matter) classes.push(matter)
  }
  const matters = []
  for (const matter of [...handed, ...classes]) matters.push(await rowOf(tx, matter, dues.get(matter.id)))
  return { matters: matters.toSorted((a, b) => (a.decisiveOn < b.decisiveOn ? 1 : -1)) }
}

/** Matters of the rooms that know whose they are; somebody else's (an award of a colleague) are not for the asker to claim. */
async function handedOver(tx: Tx, owner: Owner): Promise<ClaimMatter[]> {
  if ('organizationId' in owner) return [...(await talentMatters(tx, owner)), ...(await employmentMatters(tx, owner))]
  const matters = [...(await talentMatters(tx, owner)), ...(await certificateMatters(tx, owner))]
  return matters.filter(({ organizationId }) => organizationId === null)
}

type Dues = Awaited<ReturnType<typeof selectOpenDues>> extends Map<string, infer D> ? D : never

async function rowOf(tx: Tx, matter: ClaimMatter, dues: Dues | undefined): Promise<Row> {
  const { kind, id, number, title, regionCode, packId, decisiveOn, notReady } = matter
  return {
    matterKind: kind,
    matterId: id,
    number,
    title,
    regionCode,
    regionName: await regionName(tx, regionCode),
    packId,
    decisiveOn,
    notReady,
    claimableFen: dues?.openFen ?? null,
    claimed: dues?.claimed ?? false,
  }
}
