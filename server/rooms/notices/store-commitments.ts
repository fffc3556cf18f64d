import type { DateText } from '#kernel/dates'
import { instantText } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId, wordId } from '#platform/ids'
import { canonical, sha256 } from '#platform/secrets'
import type { Briefing as FirstBriefing } from '#policy/language'
import type { MatterKind } from './contract.ts'
import { numbered, signedText } from './domain/briefing.ts'

const briefings = (tx: Tx) =>
  tx.db
    .selectFrom('notices.briefing')
    .select(['id', 'matter_kind as matterKind', 'pack_id as packId', 'version', 'text'])
    .select(['commitment_text as commitmentText', 'cites', 'effective_from as effectiveFrom'])
    .$narrowType<{ matterKind: MatterKind }>()

type BriefingRow = Awaited<ReturnType<typeof selectBriefingRows>>[number]
export type Briefing = BriefingRow & { readonly hash: string; readonly current: boolean }

const selectBriefingRows = (tx: Tx, filter: { matterKind?: string | undefined; packId?: string | undefined }) => {
  let query = briefings(tx).orderBy('packId').orderBy('matterKind').orderBy('version', 'desc')
  if (filter.matterKind) query = query.where('matter_kind', '=', filter.matterKind)
  if (filter.packId) query = query.where('pack_id', '=', filter.packId)
  return query.execute()
}

/** Every version, newest first, with its hash and whether it is the one to sign today. */
export async function selectBriefings(
  tx: Tx,
  filter: { matterKind?: string | undefined; packId?: string | undefined },
): Promise<Briefing[]> {
  const rows = await selectBriefingRows(tx, filter)
  const inForce = rows.filter((row) => row.effectiveFrom <= tx.today)
  const isNewest = (row: BriefingRow) =>
    inForce.find((one) => one.packId === row.packId && one.matterKind === row.matterKind)?.id === row.id
  return rows.map((row) => ({ ...row, hash: sha256(canonical(signedText(row))), current: isNewest(row) }))
}

/** The briefing to be read and signed today at a step under a pack. */
export async function currentBriefing(tx: Tx, matterKind: MatterKind, packId: string): Promise<Briefing | undefined> {
  return (await selectBriefings(tx, { matterKind, packId })).find((briefing) => briefing.current)
}

export async function findBriefing(tx: Tx, id: string): Promise<Briefing | undefined> {
  const row = await briefings(tx).where('id', '=', id).executeTakeFirst()
  return row && (await selectBriefings(tx, row)).find((briefing) => briefing.id === id)
}

/** Writes the next version; two at once get two numbers. */
export async function insertBriefing(
  tx: Tx,
  briefing: Pick<Briefing, 'matterKind' | 'packId' | 'text' | 'commitmentText' | 'cites' | 'effectiveFrom'>,
  publishedBy: string,
): Promise<{ id: string; version: number }> {
  const last = await briefings(tx)
    .where('matter_kind', '=', briefing.matterKind)
    .where('pack_id', '=', briefing.packId)
    .where('version', '=', 1)
    .forUpdate()
    .execute()
    .then(() => selectBriefingRows(tx, briefing))
  const [id, version] = [newId(), (last[0]?.version ?? 0) + 1]
  await tx.db
    .insertInto('notices.briefing')
    .values({
      id,
      version,
      matter_kind: briefing.matterKind,
      pack_id: briefing.packId,
      text: briefing.text,
      commitment_text: briefing.commitmentText,
      cites: [...briefing.cites],
      effective_from: briefing.effectiveFrom,
      published_by: publishedBy,
    })
    .execute()
  return { id, version }
}

/** Writes the first versions that come with the product; what is there stays. */
export async function seedBriefings(
  tx: Tx,
  packId: string,
  effectiveFrom: DateText,
  first: readonly FirstBriefing[],
): Promise<void> {
  await tx.db
    .insertInto('notices.briefing')
    .values(
      first.map(({ step, cites, told, promised }) => ({
        id: wordId('briefing', packId, step, '1'),
        version: 1,
        matter_kind: step,
        pack_id: packId,
        text: numbered(told),
        commitment_text: numbered(promised),
        cites: [...cites],
        effective_from: effectiveFrom,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface Matter {
  readonly matterKind: MatterKind
  readonly matterId: string
}

/** The newest commitment signed for a matter, of one organization or person where it is named. */
export function commitmentFor(
  tx: Tx,
  matter: Matter & { readonly organizationId?: string | null; readonly personId?: string | null },
) {
  let query = tx.db
    .selectFrom('notices.commitment as c')
    .innerJoin('notices.briefing as b', 'b.id', 'c.briefing_id')
    .select(['c.id', 'c.matter_kind as matterKind', 'c.matter_id as matterId', 'c.briefing_id as briefingId'])
    .select(['b.version as briefingVersion', 'c.organization_id as organizationId', 'c.signer_name as signerName'])
    .select(['c.signed_at as signedAt', 'c.hash', 'c.breaches_told as breachesTold'])
    .$narrowType<{ matterKind: MatterKind }>()
    .where('c.matter_kind', '=', matter.matterKind)
    .where('c.matter_id', '=', matter.matterId)
    .orderBy('b.version', 'desc')
  if (matter.personId) query = query.where('c.person_id', '=', matter.personId)
  if (matter.organizationId) query = query.where('c.organization_id', '=', matter.organizationId)
  return query.executeTakeFirst()
}

/** Writes a signature; signing the same version twice leaves the first. */
export async function insertCommitment(
  tx: Tx,
  signed: Matter & {
    regionCode: string
    organizationId: string | null
    personId: string | null
    briefingId: string
    signedBy: string
    signerName: string
    hash: string
    breachesTold: readonly string[]
  },
): Promise<void> {
  await tx.db
    .insertInto('notices.commitment')
    .values({
      id: newId(),
      briefing_id: signed.briefingId,
      matter_kind: signed.matterKind,
      matter_id: signed.matterId,
      region_code: signed.regionCode,
      organization_id: signed.organizationId,
      person_id: signed.personId,
      signed_by: signed.signedBy,
      signer_name: signed.signerName,
      signed_at: instantText(),
      hash: signed.hash,
      breaches_told: [...signed.breachesTold],
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
