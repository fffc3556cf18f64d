import { readCreditCode } from '#kernel/credit-code'
import type { Fen } from '#kernel/money'
import { normalizeName } from '#kernel/person-name'
import type { FieldError } from '#kernel/refusal'
import { readResidentId } from '#kernel/resident-id'
import { findByCreditCode } from '#organizations'
import { diedOn, personReference, snapshotAt } from '#people'
import type { Tx } from '#platform/db'
import { refuse } from './refusals.ts'
import type { Member } from './store.ts'

/** Somebody as a form or a row of a file names them. */
export interface Given {
  readonly name: string
  readonly residentId: string
  /** Credit code of the employer. */
  readonly employerCode?: string | undefined
  readonly amountFen?: Fen | undefined
  readonly consented?: boolean | undefined
}

export type Found = { readonly member: Member } | { readonly faults: readonly Fault[] }

interface Fault {
  readonly field: 'name' | 'residentId' | 'employerCode'
  readonly message: string
}

/** A person of the real-name register and the employer of the day, or everything that is wrong with what was given. */
export async function findSomebody(tx: Tx, given: Given): Promise<Found> {
  const faults: Fault[] = []
  const read = readResidentId(given.residentId, { demo: tx.demo, today: tx.today })
  const name = normalizeName(given.name)
  const personId = read.ok ? await personReference(tx, read.id, name) : undefined
  const snapshot = personId && (await snapshotAt(tx, personId, tx.today))
  if (!read.ok) faults.push({ field: 'residentId', message: read.message })
  else if (!snapshot)
    faults.push({ field: 'name', message: `实名台账里没有这个身份证号的“${name}”，请先登记或核对姓名和号码` })
  const employer = given.employerCode ? await findEmployer(tx, given.employerCode) : null
  if (employer === undefined) faults.push({ field: 'employerCode', message: '没有这个统一社会信用代码的单位' })
  if (!personId || !snapshot || employer === undefined) return { faults }
  const { township } = snapshot
  const consentedOn = given.consented ? tx.today : null
  return {
    member: { personId, name, township, organizationId: employer, amountFen: given.amountFen ?? NOTHING, consentedOn },
  }
}

const NOTHING = 0 as Fen

async function findEmployer(tx: Tx, code: string): Promise<string | undefined> {
  const read = readCreditCode(code, { demo: tx.demo })
  return read.ok ? (await findByCreditCode(tx, read.code))?.id : undefined
}

/**
 * The people a record names, each once.
 * @param path where they stand in the form, so that every fault marks its field
 * @throws Refusal `people-wrong` with all faults at once
 */
export async function findEverybody(tx: Tx, given: readonly Given[], path: string): Promise<Member[]> {
  const members: Member[] = []
  const errors: FieldError[] = []
  for (const [index, one] of given.entries()) {
    const found = await findSomebody(tx, one)
    const at = (field: string) => (path ? `${path}.${index}.${field}` : field)
    if ('faults' in found)
      errors.push(...found.faults.map(({ field, message }) => ({ path: at(field), code: 'wrong', message })))
    else if (members.some(({ personId }) => personId === found.member.personId))
      errors.push({ path: at('residentId'), code: 'twice', message: `${found.member.name}写了两次` })
    else members.push(found.member)
  }
  if (errors.length > 0) throw refuse('people-wrong', { count: errors.length }, errors)
  return members
}

/** Nobody who has died is a candidate, whether or not the news of it has been told. @throws Refusal `candidate-died` */
export async function refuseDead(
  tx: Tx,
  candidates: readonly { readonly personId: string; readonly personName: string }[],
): Promise<void> {
  const died = await diedOn(
    tx,
    candidates.map(({ personId }) => personId),
  )
  for (const { personId, personName: name } of candidates) {
    const on = died.get(personId)
    if (on) throw refuse('candidate-died', { name, on })
  }
}
