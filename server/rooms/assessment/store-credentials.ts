import { type Expression, type SqlBool, sql } from 'kysely'
import { containing } from '#kernel/containing'
import type { DateText } from '#kernel/dates'
import type { InputOf } from '#kernel/endpoint'
import { cutPage } from '#kernel/pages'
import { countOf, firstOf, insertNew, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CertificateKind } from '#policy'
import type { CredentialState, LevelGround, listCredentials, SkillLevel, VerifyWay } from './contract.ts'
import { inOrder } from './domain/level-order.ts'

const credentials = (tx: Tx) =>
  tx.db
    .selectFrom('assessment.credential as c')
    .innerJoin('assessment.certificate_type as y', 'y.code', 'c.type_code')
    .innerJoin('catalog.trade as t', 't.code', 'c.trade_code')
    .innerJoin('regions.region as g', 'g.code', 'c.region_code')

const selectFull = (tx: Tx) =>
  credentials(tx)
    .select(['c.id', 'c.type_code as typeCode', 'y.title as typeTitle', 'y.kind', 'c.number'])
    .select(['c.person_id as personId', 'c.person_name as personName', 'c.township', 'c.region_code as regionCode'])
    .select(['g.name as regionName', 'c.organization_id as organizationId', 'c.issuer', 'c.level'])
    .select([
      'c.trade_code as tradeCode',
      't.name as tradeName',
      't.identity',
      't.nationally_listed as nationallyListed',
    ])
    .select([
      'c.issued_on as issuedOn',
      'c.examined_on as examinedOn',
      'c.state',
      'c.made_by as madeBy',
      'c.made_on as madeOn',
    ])
    .select(['c.checked_on as checkedOn', 'c.verified_by_way as verifiedByWay'])
    .select(['c.verified_reference as verifiedReference', 'c.level_ground as levelGround'])
    .select(['c.reject_reason as rejectReason', 'c.revoked_on as revokedOn', 'c.revoked_reason as revokedReason'])
    .$narrowType<{
      kind: CertificateKind | null
      level: SkillLevel | null
      state: CredentialState
      verifiedByWay: VerifyWay | null
      levelGround: LevelGround | null
    }>()

export type Credential = NonNullable<Awaited<ReturnType<typeof findCredential>>>

/** The ledger in the reader's reach, the newest certificate first. */
export async function selectCredentials(tx: Tx, filter: InputOf<typeof listCredentials>) {
  const matching = credentials(tx).where((where) => where.and(conditions(filter)))
  const total = await countOf(tx, matching)
  const [day = '', id = ''] = (filter.cursor ?? '').split('|')
  const page = selectFull(tx).where((where) => where.and(conditions(filter)))
  const rows = await (filter.cursor
    ? page.where(sql<SqlBool>`(c.issued_on, c.id) < (${day}::date, ${id}::uuid)`)
    : page
  )
    .orderBy('c.issued_on', 'desc')
    .orderBy('c.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return cutPage(rows, filter.limit, total, (row) => `${row.issuedOn}|${row.id}`)
}

function conditions({ typeCode, level, state, search }: InputOf<typeof listCredentials>): Expression<SqlBool>[] {
  const equal = (column: string, value: string | undefined) =>
    value ? [sql<SqlBool>`${sql.ref(`c.${column}`)} = ${value}`] : []
  const words = search && containing(search)
  return [
    ...equal('type_code', typeCode),
    ...equal('level', level),
    ...equal('state', state),
    ...(words ? [sql<SqlBool>`(c.number like ${words} or c.person_name like ${words})`] : []),
  ]
}

/** Certificates that are looked through for claims at once. */
const MOST_LEVELED = 5_000

/** Which verified or waiting certificates of a level somebody, or everybody in reach, holds; newest first. */
export function selectLeveled(tx: Tx, filter: { personId?: string | undefined; state?: 'verified' }) {
  let query = selectFull(tx)
    .where('c.level', 'is not', null)
    .where('y.kind', 'is not', null)
    .where('c.state', 'in', filter.state ? [filter.state] : ['entered', 'verified'])
    .orderBy('c.issued_on', 'desc')
    .orderBy('c.id', 'desc')
  if (filter.personId) query = query.where('c.person_id', '=', filter.personId)
  return firstOf(tx, query, MOST_LEVELED)
}

/** The verified and revoked certificates of a person, the oldest first. */
export const credentialsOfPerson = (tx: Tx, personId: string) =>
  selectFull(tx)
    .where('c.person_id', '=', personId)
    .where('c.state', 'in', ['verified', 'revoked'])
    .orderBy('c.issued_on')
    .orderBy('c.id')
    .execute()

export const findCredential = (tx: Tx, id: string) => selectFull(tx).where('c.id', '=', id).executeTakeFirst()

/** One certificate, kept from others until the act commits. */
export const lockCredential = (tx: Tx, id: string) =>
  selectFull(tx).where('c.id', '=', id).forUpdate('c').executeTakeFirst()

export interface NewCredential {
  readonly typeCode: string
  readonly number: string
  readonly personId: string
  readonly personName: string
  readonly township: string
  readonly regionCode: string
  readonly organizationId: string | null
  readonly issuer: string
  readonly tradeCode: string
  readonly identity: string
  readonly level: SkillLevel | null
  readonly issuedOn: DateText
  /** As the certificate states it; null where it does not. */
  readonly examinedOn: DateText | null
}

/** Writes certificates as entered. @returns their ids, in order; undefined where a number stands already, in any county */
export async function insertCredentials(
  tx: Tx,
  given: readonly NewCredential[],
): Promise<readonly (string | undefined)[]> {
  const rows = given.map((one) => ({
    id: newId(),
    type_code: one.typeCode,
    number: one.number,
    person_id: one.personId,
    person_name: one.personName,
    township: one.township,
    region_code: one.regionCode,
    organization_id: one.organizationId,
    issuer: one.issuer,
    trade_code: one.tradeCode,
    level: one.level,
    issued_on: one.issuedOn,
    examined_on: one.examinedOn,
    state: 'entered',
    made_by: tx.actor.naturalPersonId ?? '',
    made_on: tx.today,
  }))
  const written = await insertNew(tx, 'assessment.credential', rows)
  return rows.map(({ id }) => (written.has(id) ? id : undefined))
}

/** Which of some numbers stand, in reach, and as whose certificate. */
export async function holdersOf(tx: Tx, given: readonly Pick<NewCredential, 'typeCode' | 'number'>[]) {
  const rows = await tx.db
    .selectFrom('assessment.credential')
    .select(['type_code as typeCode', 'number', 'person_id as personId'])
    .where(({ eb }) => eb('type_code', '=', eb.fn.any(eb.val(given.map(({ typeCode }) => typeCode)))))
    .where(({ eb }) => eb('number', '=', eb.fn.any(eb.val(given.map(({ number }) => number)))))
    .where('state', 'in', ['entered', 'verified'])
    .execute()
  const holders = new Map(rows.map(({ typeCode, number, personId }) => [`${typeCode} ${number}`, personId]))
  return ({ typeCode, number }: Pick<NewCredential, 'typeCode' | 'number'>) => holders.get(`${typeCode} ${number}`)
}

const checked = (tx: Tx) => ({ checked_by: tx.actor.naturalPersonId, checked_on: tx.today })

export async function markVerified(
  tx: Tx,
  id: string,
  found: { way: VerifyWay; reference: string; ground: Ground | null },
): Promise<void> {
  await tx.db
    .updateTable('assessment.credential')
    .set({
      ...checked(tx),
      state: 'verified',
      verified_by_way: found.way,
      verified_reference: found.reference,
      level_ground: found.ground?.ground ?? null,
      exception_id: found.ground?.exceptionId ?? null,
    })
    .where('id', '=', id)
    .execute()
}

export async function markRejected(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('assessment.credential')
    .set({ ...checked(tx), state: 'rejected', reject_reason: reason })
    .where('id', '=', id)
    .execute()
}

export async function markCredentialRevoked(tx: Tx, id: string, reason: string): Promise<void> {
  const revoked = { revoked_by: tx.actor.naturalPersonId, revoked_on: tx.today, revoked_reason: reason }
  await tx.db
    .updateTable('assessment.credential')
    .set({ ...revoked, state: 'revoked' })
    .where('id', '=', id)
    .execute()
}

/** Why a level could be taken, and by which exception. */
export interface Ground {
  readonly ground: LevelGround
  readonly exceptionId: string | null
}

/** What the order of levels is asked about. */
export interface Taken {
  readonly personId: string
  readonly identity: string
  readonly level: SkillLevel | null
  readonly issuedOn: DateText
}

/**
 * What lets each certificate's level be taken, over all counties: the level itself, one held before, an exception approved
 * before; in their order, undefined where nothing does, null where there is no level (柳政规〔2019〕63号 二（四）).
 */
export async function groundsOf(tx: Tx, taken: readonly Taken[]): Promise<(Ground | null | undefined)[]> {
  const leveled = taken.filter(({ level }) => level !== null)
  if (leveled.length === 0) return taken.map(() => null)
  const { rows } = await sql<{ held: SkillLevel[]; exceptionId: string | null }>`
    select array(select h.level from assessment.levels_held(w.person, w.identity, w.day) h) as held,
      assessment.exception_for(w.person, w.identity, w.level, w.day) as "exceptionId"
    from unnest(${leveled.map((one) => one.personId)}::uuid[], ${leveled.map((one) => one.identity)}::text[],
      ${leveled.map((one) => one.level)}::text[], ${leveled.map((one) => one.issuedOn)}::date[])
      with ordinality as w(person, identity, level, day, place) order by w.place`.execute(tx.db)
  let place = 0
  return taken.map(({ level }) => {
    if (level === null) return null
    const { held = [], exceptionId = null } = rows[place++] ?? {}
    const ground = inOrder(level, held)
    if (ground) return { ground, exceptionId: null }
    return exceptionId ? { ground: 'exception', exceptionId } : undefined
  })
}

/** Certificates that wait for the asker's verification. */
export async function countUnverified(tx: Tx): Promise<number> {
  const { count } = await tx.db
    .selectFrom('assessment.credential')
    .select(sql<number>`count(*)`.as('count'))
    .where('state', '=', 'entered')
    .where('made_by', '<>', tx.actor.naturalPersonId ?? '')
    .executeTakeFirstOrThrow()
  return count
}
