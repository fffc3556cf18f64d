import { type SqlBool, sql } from 'kysely'
import type { DateText } from '#kernel/dates'
import { cutPage } from '#kernel/pages'
import { countOf, insertNew, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CertificateKind } from '#policy'
import { certificateKinds } from '#policy/contract'

export interface Certificate {
  readonly id: string
  readonly classId: string
  readonly enrollmentId: string
  readonly number: string
  readonly kind: CertificateKind
  readonly kindLabel: string
  readonly personName: string
  readonly tradeName: string
  /** The day of the test that was passed: what is due follows it, not the day of issue. */
  readonly passedOn: DateText
  readonly issuedOn: DateText
  readonly revokedOn: DateText | null
  readonly revokedReason: string | null
}

const certificates = (tx: Tx) =>
  tx.db
    .selectFrom('assessment.certificate as c')
    .leftJoin('classes.enrollment as e', (join) =>
      join.onRef('e.id', '=', 'c.enrollment_id').onRef('e.class_id', '=', 'c.class_id'),
    )
    .select(['c.id', 'c.class_id as classId', 'c.enrollment_id as enrollmentId', 'c.number', 'c.kind'])
    .select(['c.trade_name as tradeName', 'c.person_name as personName', 'c.issued_on as issuedOn'])
    .select(({ fn }) => fn.coalesce('e.tested_on', 'c.issued_on').as('passedOn'))
    .select(['c.revoked_on as revokedOn', 'c.revoked_reason as revokedReason'])
    .$narrowType<{ kind: CertificateKind }>()

const labelled = <T extends { kind: CertificateKind }>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, kindLabel: certificateKinds.label(row.kind) }))

/** The certificates of a class, revoked ones included, by person's name. */
export async function certificatesOf(tx: Tx, classId: string): Promise<Certificate[]> {
  return labelled(
    await certificates(tx).where('c.class_id', '=', classId).orderBy('c.person_name').orderBy('c.id').execute(),
  )
}

/** The certificates of a person, newest first. */
export async function certificatesOfPerson(tx: Tx, personId: string): Promise<Certificate[]> {
  return labelled(await certificates(tx).where('c.person_id', '=', personId).orderBy('c.issued_on', 'desc').execute())
}

/** A page of the certificates in reach by number or name, what was issued last first. */
export async function selectCertificates(
  tx: Tx,
  { search, cursor, limit }: { search?: string | undefined; cursor?: string | undefined; limit: number },
) {
  let query = certificates(tx)
  if (search) {
    query = query.where((w) =>
      w.or([w('c.number', '=', search.toUpperCase()), w('c.person_name', 'like', `${search}%`)]),
    )
  }
  const total = await countOf(tx, query)
  if (cursor) query = query.where('c.id', '<', cursor)
  const rows = await query
    .orderBy('c.id', 'desc')
    .limit(limit + 1)
    .execute()
  return cutPage(labelled(rows), limit, total, (row) => row.id)
}

/** One certificate, locked, with who issued it; undefined when out of reach. */
export function findCertificate(tx: Tx, id: string, lock = false) {
  const query = tx.db
    .selectFrom('assessment.certificate as c')
    .innerJoin('organizations.organization as o', 'o.id', 'c.organization_id')
    .select(['c.id', 'c.number', 'c.kind', 'c.class_id as classId', 'c.person_name as personName', 'o.name as issuer'])
    .select(['c.trade_name as tradeName', 'c.issued_on as issuedOn', 'c.revoked_on as revokedOn'])
    .where('c.id', '=', id)
  return (lock ? query.forUpdate('c') : query).executeTakeFirst()
}

/** The next running numbers of certificates. */
export async function nextSerials(tx: Tx, count: number): Promise<readonly number[]> {
  const { rows } = await sql<{ serial: number }>`
    select nextval('assessment.certificate_number') as serial from generate_series(1, ${count}::int)`.execute(tx.db)
  return rows.map(({ serial }) => serial)
}

export interface NewCertificate {
  readonly number: string
  readonly kind: CertificateKind
  readonly class_id: string
  readonly enrollment_id: string
  readonly person_id: string
  readonly region_code: string
  readonly organization_id: string
  readonly person_name: string
  readonly trade_name: string
  readonly level: string | null
}

/** Writes certificates. @returns how many: an enrollment that has one by now gets no second */
export async function insertCertificates(tx: Tx, certificates: readonly NewCertificate[]): Promise<number> {
  const shared = { issued_on: tx.today, issued_by: tx.actor.userId ?? '' }
  const rows = certificates.map((certificate) => ({ id: newId(), ...shared, ...certificate }))
  return (await insertNew(tx, 'assessment.certificate', rows)).size
}

export async function markRevoked(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.db
    .updateTable('assessment.certificate')
    .set({ revoked_on: tx.today, revoked_reason: reason })
    .where('id', '=', id)
    .execute()
}

export interface Face {
  readonly number: string
  readonly title: string
  readonly tradeName: string
  readonly issuedOn: DateText
  readonly issuer: string
  readonly revokedOn: DateText | null
}

/** The face of a certificate whose number and name both fit; asked by anyone, through a function that shows no more. */
export async function faceOf(tx: Tx, number: string, name: string): Promise<Face | undefined> {
  const { rows } = await sql<Face>`
    select number, title, trade_name as "tradeName", issued_on as "issuedOn", issuer, revoked_on as "revokedOn"
    from assessment.check_certificate(${number}, ${name})`.execute(tx.db)
  return rows[0]
}

/** Completed classes in reach whose passed trainees wait for their certificates. */
export async function countWaiting(tx: Tx): Promise<number> {
  const row = await tx.db
    .selectFrom('classes.training_class as c')
    .select(sql<number>`count(*)`.as('count'))
    .where('c.state', '=', 'completed')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('classes.enrollment as e')
          .leftJoin('assessment.certificate as t', 't.enrollment_id', 'e.id')
          .select('e.id')
          .whereRef('e.class_id', '=', 'c.id')
          .where('e.passed', '=', true)
          .where('e.withdrawn_on', 'is', null)
          .where('t.id', 'is', null)
          .where(
            sql<SqlBool>`not exists (select from people.died_on(array[e.person_id]) d where d.died_on < e.tested_on)`,
          ),
      ),
    )
    .executeTakeFirstOrThrow()
  return row.count
}
