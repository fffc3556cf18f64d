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
import { groundsOf, holdersOf, insertCredentials, type NewCredential } from '../store-credentials.ts'

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
  const [id] = await insertCredentials(tx, [credential])
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
    const judged: Judged[] = []
    for (const [index, row] of rows.entries())
      judged.push(await judge(tx, actor, { ...row, township: people[index]?.township ?? '' }, ground))
    const { added, foreign } = await enter(
      tx,
      judged.flatMap(({ credential }) => credential ?? []),
    )
    const faults = judged.flatMap(({ row, credential, fault }) => {
      if (credential) return foreign.has(credential) ? [{ row, ...numberKnown(credential) }] : []
      return fault ? [{ row, ...fault }] : []
    })
    return { added, known: rows.length - added - faults.length, faults }
  })
}

/** Writes what is new. A number that stands already is known, as long as the same person holds it; the others are foreign. */
async function enter(tx: Tx, credentials: readonly NewCredential[]) {
  const ids = await insertCredentials(tx, credentials)
  const there = credentials.filter((_, index) => ids[index] === undefined)
  const holderOf = await holdersOf(tx, there)
  const foreign = new Set(there.filter((one) => holderOf(one) !== one.personId))
  return { added: credentials.length - there.length, foreign }
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

/** A right row's certificate, or why there is none. */
interface Judged {
  readonly row: number
  readonly credential?: NewCredential
  readonly fault?: RowFault
}

async function judge(
  tx: Tx,
  actor: Actor,
  { row, entry, personId, name: personName, regionCode, township }: ListRow<CredentialEntry> & { township: string },
  ground: ReturnType<typeof credentialGround>,
): Promise<Judged> {
  const person = { personId, personName, township, regionCode }
  try {
    return { row, credential: await checkCredential(tx, actor, person, entry, ground) }
  } catch (error) {
    if (error instanceof Refusal) return { row, fault: faultOf(error) }
    throw error
  }
}

const numberKnown = ({ number }: NewCredential): RowFault => faultOf(refuse('number-known', { number }))

/** A refusal of the form is a fault of the row. */
const faultOf = ({ code, message: reason, next: cure }: Refusal): RowFault => ({
  key: KEYS[code as keyof typeof KEYS] ?? 'type',
  code,
  reason,
  cure,
})
