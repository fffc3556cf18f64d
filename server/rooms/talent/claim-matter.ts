import { findOrganization } from '#organizations'
import { contractsWith } from '#people'
import type { Tx } from '#platform/db'
import { type ClaimMatter, type ClaimSubject, type MatterHead, type OrganizerKind, packReader, packsFor } from '#policy'
import type { PolicyPack } from '#policy/language'
import { yearsBefore } from './actions/finish-round.ts'
import { type AwardLevel, awardLevels, awardRanks, recordStates, schoolBases } from './contract.ts'
import { honourFacts } from './domain/cycle.ts'
import { findRecord, type MemberRow, replacementOf, type StoredRecord, selectMembers } from './store.ts'
import { type ClaimableFilter, selectClaimable } from './store-claims.ts'
import { findRound } from './store-rounds.ts'

/** Which matter of the policy a record is. Tags, posts, programmes and entitlements are registers: nothing is paid for them. */
const MATTER = {
  award: 'award',
  honour: 'award',
  recognition: 'recognition',
  'joint-school': 'joint-school',
} as const satisfies Partial<Record<StoredRecord['kind'], ClaimMatter['kind']>>

type Claimable = keyof typeof MATTER
/** As which matter something may be claimed on a record of this kind, if on any. */
export const matterKindOf = (kind: StoredRecord['kind']) => (isClaimable(kind) ? MATTER[kind] : undefined)
const isClaimable = (kind: string): kind is Claimable => Object.hasOwn(MATTER, kind)

/**
 * An award, an honour, a recognition or a joint school as a matter to claim for, its facts assembled from the ledger;
 * `notReady` says which evidence is missing; one that a correction took the place of has lapsed. Undefined where the record
 * is out of reach or rejected, or where the policy knows no such thing (county awards, 职工培训中心, 产教融合型企业).
 */
export async function claimMatterOf(tx: Tx, id: string): Promise<ClaimMatter | undefined> {
  const record = await findRecord(tx, id)
  return record && matterOf(tx, record)
}

/**
 * The matters somebody could claim for, those included that lack evidence: of an organization, of a person, of all in
 * reach; the newest day first.
 */
export async function claimHeadsOf(tx: Tx, filter: ClaimableFilter): Promise<MatterHead[]> {
  const packsIn = packReader(tx)
  const heads: (MatterHead | undefined)[] = []
  for (const record of await selectClaimable(tx, filter)) heads.push(headOf(record, await packsIn(record.regionCode)))
  return heads.filter((head) => head !== undefined)
}

async function matterOf(tx: Tx, record: StoredRecord): Promise<ClaimMatter | undefined> {
  const head = headOf(record, await packsFor(tx, record.regionCode))
  if (!head || !isClaimable(record.kind)) return undefined
  const lapsed = record.state === 'replaced' ? await replacementOf(tx, record.id) : undefined
  return {
    ...head,
    ...(lapsed && { lapsed }),
    subjects: await subjectsOf[record.kind](tx, { ...record, decisiveOn: head.decisiveOn }),
  }
}

function headOf(record: StoredRecord, packs: readonly PolicyPack[]): MatterHead | undefined {
  const { kind, state, level } = record
  if (!isClaimable(kind) || state === 'rejected') return undefined
  if (kind !== 'joint-school' && !isAwardLevel(level)) return undefined
  if (kind === 'recognition' && !isRewarded(record.subject)) return undefined
  const decisiveOn = (kind === 'award' && record.heldUntil) || record.onDay
  const packId = packOf(packs, record.regionCode, MATTER[kind], decisiveOn)
  return {
    kind: MATTER[kind],
    id: record.id,
    number: `${record.documentNumber} ${record.number}`,
    title: record.title,
    regionCode: record.regionCode,
    organizationId: record.organizationId,
    packId: packId ?? '',
    decisiveOn,
    notReady: missingIn(record, packId, decisiveOn),
  }
}

const isAwardLevel = (level: string): level is AwardLevel => awardLevels.values.some((code) => code === level)
const isRewarded = (subject: string): subject is 'master-studio' | 'training-base' =>
  subject === 'master-studio' || subject === 'training-base'

/** What is still missing before anybody may claim, in one sentence; null when the evidence is complete. */
function missingIn(record: StoredRecord, packId: string | undefined, decisiveOn: string): string | null {
  const { kind, state, amountFen, proof } = record
  if (state === 'entered') return `这条记录${recordStates.label(state)}，须由录入人以外的另一人对照文件核实`
  if (kind === 'award' && amountFen > 0 && !proof) return '还没有登记上级奖金的发放凭证'
  if (kind === 'joint-school' && !proof) return '还没有登记毕业生就业或培训实训的证明材料'
  if (!packId) return `${decisiveOn}没有有效的奖补政策`
  return null
}

/** The pack whose rules speak of the matter on the day. */
const packOf = (packs: readonly PolicyPack[], regionCode: string, matter: ClaimMatter['kind'], day: string) =>
  packs.find(
    ({ document, rules }) =>
      regionCode.startsWith(document.territory) &&
      document.effectiveFrom <= day &&
      day <= document.validUntil &&
      rules.some(({ about }) => about.includes(matter)),
  )?.document.id

type Contract = Awaited<ReturnType<typeof contractsWith>>[number]
type Decisive = StoredRecord & { readonly decisiveOn: StoredRecord['onDay'] }

const subjectsOf: Record<Claimable, (tx: Tx, record: Decisive) => Promise<ClaimSubject[]>> = {
  award: async (tx, record) => {
    const members = await selectMembers(tx, [record.id])
    const on = record.decisiveOn
    const contracts = await contractsWith(
      tx,
      // Without an employer there is no contract: nobody employs themselves.
      members.map(({ personId, organizationId }) => ({ personId, organizationId: organizationId ?? personId, on })),
    )
    return members.map((member, index) => subjectOf(record, member, awardFacts(record, member, contracts[index])))
  },
  honour: async (tx, record) => {
    const round = record.roundId ? await findRound(tx, record.roundId) : undefined
    const years = round && (await yearsBefore(tx, round))
    const facts = honourFacts(record.representing, record.decisiveOn, years)
    const members = await selectMembers(tx, [record.id])
    return members.map((member) => subjectOf(record, member, { ...facts, region: record.regionCode }))
  },
  recognition: async (tx, record) => {
    const { subject, level, newly } = record
    const organization = await findOrganization(tx, record.organizationId ?? '')
    if (!organization || !isRewarded(subject) || !isAwardLevel(level)) return []
    const recognition = { kind: subject, level, newlyRecognized: newly }
    return [ofOrganization(record, organization, recognition)]
  },
  'joint-school': async (tx, record) => {
    const organization = await findOrganization(tx, record.organizationId ?? '')
    const basis = schoolBases.schema.parse(record.subject)
    const organizer = { kind: organization?.kind as OrganizerKind }
    const members = await selectMembers(tx, [record.id])
    return members.map((member) =>
      subjectOf(record, member, { ...shared(record, 'joint-school'), organizer, jointSchool: { basis, heads: 1 } }),
    )
  },
}

const shared = ({ regionCode: region, decisiveOn }: Decisive, matter: ClaimMatter['kind']) => ({
  matter,
  region,
  decisiveOn,
})

/** The employer counts only with a labor contract of the day; the cash only with the evidence that it was paid. */
function awardFacts(record: Decisive, member: MemberRow, contract: Contract | undefined): ClaimSubject['facts'] {
  const { level, rank, representing, proof } = record
  const { organizationKind } = member
  const employed = contract && { from: contract.startsOn, until: contract.endsOn, withOrganizer: true }
  return {
    ...shared(record, 'award'),
    ...(employed && { organizer: { kind: organizationKind as OrganizerKind } }),
    trainee: { statuses: [], contract: employed ?? null },
    award: {
      kind: 'contest',
      level: awardLevels.schema.parse(level),
      rank: awardRanks.schema.parse(rank),
      representing,
      paidFen: proof ? member.amountFen : (0 as typeof member.amountFen),
    },
  }
}

function subjectOf(record: Decisive, member: MemberRow, facts: ClaimSubject['facts']): ClaimSubject {
  const { personId, name, township } = member
  const { decisiveOn } = record
  return {
    id: `${personId}`,
    personId,
    organizationId: member.organizationId,
    name,
    township,
    serviceFrom: decisiveOn,
    serviceUntil: decisiveOn,
    facts,
    days: [],
  }
}

function ofOrganization(
  record: Decisive,
  { name, kind }: { name: string; kind: string },
  recognition: NonNullable<ClaimSubject['facts']['recognition']>,
): ClaimSubject {
  const { decisiveOn } = record
  const facts = { ...shared(record, 'recognition'), organizer: { kind: kind as OrganizerKind }, recognition }
  const service = { serviceFrom: decisiveOn, serviceUntil: decisiveOn, days: [] }
  return { id: record.id, personId: null, name, township: '', facts, ...service }
}
