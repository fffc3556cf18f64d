import type { DateText } from '#kernel/dates'
import { type Snapshot, snapshotsAt } from '#people'
import type { Tx } from '#platform/db'
import { type ClaimMatter, type ClaimSubject, type OrganizerKind, packReader, type TraineeStatus } from '#policy'
import { organizerKinds, traineeStatuses } from '#policy/contract'
import type { PolicyPack } from '#policy/language'
import { credentialStates, skillLevels } from './contract.ts'
import { type Credential, findCredential, selectLeveled } from './store-credentials.ts'

/** A matter of a certificate; limits count by the occupation over all editions of its code. */
export interface CredentialMatter extends ClaimMatter {
  readonly occupation: { readonly identity: string; readonly name: string }
  /** The day of the test; the day of issue where the certificate does not say. */
  readonly examinedOn: DateText
}

/**
 * A certificate as a matter its holder claims for: the facts from the ledger and the register of the day of issue.
 * A revoked one has lapsed: what was claimed on it is due no more. Undefined where it is out of reach or rejected, or of a
 * kind no rule speaks of (柳政规〔2019〕63号 二（三）、六（一）).
 */
export async function claimMatterOf(tx: Tx, id: string): Promise<CredentialMatter | undefined> {
  const credential = await findCredential(tx, id)
  return credential && (await mattersOf(tx, [credential]))[0]
}

/**
 * The certificates with a level that somebody, or everybody in reach, could claim for, the newest first: how many there
 * are, and the matters of those looked through. Of one person they are all.
 */
export async function claimMattersOf(
  tx: Tx,
  filter: { readonly personId?: string | undefined; readonly state?: 'verified' } = {},
): Promise<{ matters: CredentialMatter[]; looked: number; total: number }> {
  const { rows, total } = await selectLeveled(tx, filter)
  return { matters: await mattersOf(tx, rows), looked: rows.length, total }
}

type Known = Credential & { readonly kind: NonNullable<Credential['kind']> }

const isKnown = (credential: Credential): credential is Known =>
  credential.kind !== null && credential.state !== 'rejected'

/** Many at once: one question to the register, one for the documents of each county. */
async function mattersOf(tx: Tx, credentials: readonly Credential[]): Promise<CredentialMatter[]> {
  const open = credentials.filter(isKnown)
  const snapshots = await snapshotsAt(
    tx,
    open.map(({ personId, issuedOn: on }) => ({ personId, on })),
  )
  const packsIn = packReader(tx)
  const packs = await Promise.all(open.map(({ regionCode }) => packsIn(regionCode)))
  return open.map((credential, index) => matterOf(credential, packOf(credential, packs[index] ?? []), snapshots[index]))
}

function matterOf(credential: Known, packId: string | undefined, snapshot: Snapshot | undefined): CredentialMatter {
  const { id, number, regionCode, issuedOn, typeTitle, tradeName, level } = credential
  return {
    kind: 'certificate',
    id,
    number,
    title: `${typeTitle} ${tradeName}${level ? `（${skillLevels.label(level)}）` : ''}`,
    regionCode,
    organizationId: null,
    packId: packId ?? '',
    decisiveOn: issuedOn,
    notReady: missingIn(credential, packId),
    ...lapseOf(credential),
    subjects: [subjectOf(credential, snapshot)],
    occupation: { identity: credential.identity, name: tradeName },
    examinedOn: credential.examinedOn ?? issuedOn,
  }
}

/** The pack in force in the county on the day of issue, if one of its rules speaks of certificates. */
const packOf = ({ regionCode, issuedOn }: Credential, packs: readonly PolicyPack[]): string | undefined =>
  packs.find(
    ({ document, rules }) =>
      regionCode.startsWith(document.territory) &&
      document.effectiveFrom <= issuedOn &&
      issuedOn <= document.validUntil &&
      rules.some(({ about }) => about.includes('certificate')),
  )?.document.id

/** A revoked certificate counts no more, from the day it was revoked. */
const lapseOf = ({ number, revokedOn, revokedReason }: Credential) =>
  revokedOn ? { lapsed: { number, on: revokedOn, reason: revokedReason ?? '' } } : {}

/** What is missing before the holder may claim, in one sentence; null when the evidence is complete. */
function missingIn({ state, issuedOn }: Credential, packId: string | undefined): string | null {
  if (state === 'entered') return `这张证书${credentialStates.label(state)}，须由录入人以外的另一人查验`
  return packId ? null : `${issuedOn}没有有效的证书奖补政策`
}

const isAskedFor = (status: string): status is TraineeStatus => traineeStatuses.values.some((one) => one === status)
const isOrganizer = (kind: string | null | undefined): kind is OrganizerKind =>
  organizerKinds.values.some((one) => one === kind)

/** The holder, with status, residence and employer of the day of issue. */
function subjectOf(credential: Known, snapshot: Snapshot | undefined): ClaimSubject {
  const { id, personId, personName: name, township, issuedOn, regionCode: region, identity, level } = credential
  const { statuses = [], urban, employerKind } = snapshot ?? {}
  return {
    id,
    personId,
    organizationId: null,
    name,
    township,
    serviceFrom: issuedOn,
    serviceUntil: issuedOn,
    days: [],
    facts: {
      matter: 'certificate',
      decisiveOn: issuedOn,
      region,
      occupation: { nationallyListed: credential.nationallyListed, code: identity, level },
      trainee: {
        statuses: statuses.filter(isAskedFor),
        contract: null,
        urban,
        ...(isOrganizer(employerKind) && { employerKind }),
      },
      certificate: { kind: credential.kind, issuedOn },
    },
  }
}
