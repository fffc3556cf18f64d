import type { InputOf, UploadedFile } from '#kernel/endpoint'
import { Refusal } from '#kernel/refusal'
import { diedOn, type ListRow, receiveList, snapshotsAt } from '#people'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { checkCredential, credentialGround } from '../check-credential.ts'
import type * as contract from '../contract.ts'
import { credentialForm } from '../credential-form.ts'
import type { CredentialEntry } from '../domain/read-credential.ts'
import { refuse } from '../refusals.ts'
import { findSomebody } from '../somebody.ts'
import { groundsOf, insertCredential, standsFor } from '../store-credentials.ts'

/**
 * 录入或颁发: by the body that issues it, within its registered scope and period, or by the clerk of the holder's county;
 * it counts when another person has verified it (柳政规〔2019〕63号 二（四）、六（二）).
 * @returns whether the order of levels stands against it for now
 * @throws Refusal `person-unknown`, `number-known`, and as `checkCredential`
 */
export async function enterCredential(
  tx: Tx,
  actor: Actor,
  { name, residentId, ...given }: InputOf<typeof contract.enterCredential>,
): Promise<{ id: string; outOfOrder: boolean }> {
  const person = await findSomebody(tx, { name, residentId })
  const credential = await checkCredential(tx, actor, person, given)
  const id = await insertCredential(tx, credential)
  if (!id) throw refuse('number-known', { number: credential.number })
  const [ground] = await groundsOf(tx, [credential])
  tx.notes.push({ matterId: id, facts: { type: given.typeCode, trade: given.tradeCode, level: given.level } })
  return { id, outOfOrder: ground === undefined }
}

/** The same as a list (.xlsx, .csv): every fault of every row at once, the right rows entered. */
export async function importCredentials(tx: Tx, actor: Actor, { file }: { file: UploadedFile }) {
  const owner = { regionCode: actor.regionCode, organizationId: actor.organizationId }
  return receiveList(tx, await credentialForm(tx), owner, file, async (rows) => {
    const died = await diedOn(
      tx,
      rows.map(({ personId }) => personId),
    )
    const ground = { ...credentialGround(tx), diedOf: async (personId: string) => died.get(personId) }
    const people = await snapshotsAt(
      tx,
      rows.map(({ personId }) => ({ personId, on: tx.today })),
    )
    const faults: Fault[] = []
    let added = 0
    for (const [index, row] of rows.entries()) {
      const outcome = await enterRow(tx, actor, { ...row, township: people[index]?.township ?? '' }, ground)
      if (outcome === 'added') added += 1
      else if (outcome !== 'known') faults.push({ row: row.row, ...outcome })
    }
    return { added, known: rows.length - added - faults.length, faults }
  })
}

const KEYS = {
  'number-wrong': 'number',
  'number-known': 'number',
  'trade-unknown': 'trade',
  'level-needed': 'level',
  'level-unwanted': 'level',
  'outside-scope': 'level',
  'day-ahead': 'issuedOn',
  'examined-after-issue': 'examinedOn',
  'holder-died': 'examinedOn',
  'outside-period': 'issuedOn',
  'issuer-needed': 'issuer',
  'person-elsewhere': 'residentId',
} as const

interface RowFault {
  readonly key: (typeof KEYS)[keyof typeof KEYS] | 'type'
  readonly code: string
  readonly reason: string
  readonly cure: string
}
type Fault = RowFault & { readonly row: number }

/** A refusal is the row's fault; a number that stands already is known, as long as the same person holds it. */
async function enterRow(
  tx: Tx,
  actor: Actor,
  { entry, personId, name: personName, regionCode, township }: ListRow<CredentialEntry> & { township: string },
  ground: ReturnType<typeof credentialGround>,
): Promise<'added' | 'known' | RowFault> {
  try {
    const person = { personId, personName, township, regionCode }
    const credential = await checkCredential(tx, actor, person, entry, ground)
    if (await insertCredential(tx, credential)) return 'added'
    if (await standsFor(tx, credential)) return 'known'
    throw refuse('number-known', { number: credential.number })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message: reason, next: cure } = error
    return { key: KEYS[code as keyof typeof KEYS] ?? 'type', code, reason, cure }
  }
}
