import type { InputOf, ReplyOf } from '#kernel/endpoint'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import type * as contract from '../contract.ts'
import { refuse } from '../refusals.ts'
import { groundsOf, selectCredentials } from '../store-credentials.ts'
import { insertType, selectTypes } from '../store-types.ts'

/** The open list of certificate types with the form of their numbers (柳政规〔2019〕63号 六（二）). */
export async function listCertificateTypes(tx: Tx): Promise<ReplyOf<typeof contract.listCertificateTypes>> {
  return { types: await selectTypes(tx) }
}

/** “等”: a further certificate, by the document that names it. @throws Refusal `type-known` */
export async function addCertificateType(
  tx: Tx,
  _: Actor,
  given: InputOf<typeof contract.addCertificateType>,
): Promise<{ code: string }> {
  const code = await insertType(tx, given)
  if (!code) throw refuse('type-known', { title: given.title })
  tx.notes.push({ facts: { type: given.title, document: given.documentNumber } })
  return { code }
}

/** The ledger in the reader's reach; what waits out of the order of levels is flagged. */
export async function listCredentials(
  tx: Tx,
  actor: Actor,
  filter: InputOf<typeof contract.listCredentials>,
): Promise<ReplyOf<typeof contract.listCredentials>> {
  const page = await selectCredentials(tx, filter)
  const grounds = await groundsOf(tx, page.rows)
  return {
    ...page,
    rows: page.rows.map((row, index) => {
      const { kind: _k, regionCode: _r, township: _t, identity: _i, nationallyListed: _n, ...shown } = row
      const { organizationId, madeBy, ...rest } = shown
      return {
        ...rest,
        issuerRegistered: organizationId !== null,
        outOfOrder: row.state === 'entered' && grounds[index] === undefined,
        madeByMe: madeBy === actor.naturalPersonId,
      }
    }),
  }
}
