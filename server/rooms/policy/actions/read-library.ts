import type { Language } from '#kernel/codes'
import type { InputOf, ReplyOf } from '#kernel/endpoint'
import { parseAnchor } from '#kernel/policy-anchor'
import type { Actor } from '#platform/auth'
import type { Tx } from '#platform/db'
import { packs } from '#policies'
import type * as contract from '../contract.ts'
import { clauseLinks } from '../domain/clause-links.ts'
import type { PolicyPack } from '../domain/language.ts'
import { settingInForce } from '../domain/reading.ts'
import { say } from '../domain/sentences.ts'
import { refuse } from '../refusals.ts'
import { rulePages } from '../rule-pages.ts'
import { selectSettings } from '../store.ts'
import { packHash } from '../store-texts.ts'
import { clauseOf, textOf } from '../texts.ts'

/** The register of documents (G-001, L-001): number, issuer, addressees, dates, disclosure, validity with its reading. */
export async function listDocuments(
  tx: Tx,
  _: Actor,
  { language }: InputOf<typeof contract.listDocuments>,
): Promise<ReplyOf<typeof contract.listDocuments>> {
  return { documents: await Promise.all(packs.map((pack) => documentRow(tx, pack, language))) }
}

/** One document: register entry, text clause by clause, and the pages of its rules. @throws Refusal `document-unknown` */
export async function getDocument(
  tx: Tx,
  _: Actor,
  { documentId, language }: InputOf<typeof contract.getDocument>,
): Promise<ReplyOf<typeof contract.getDocument>> {
  const pack = packs.find(({ document }) => document.id === documentId)
  if (!pack) throw refuse('document-unknown', { documentId })
  return {
    document: await documentRow(tx, pack, language),
    clauses: (await textOf(documentId)).map((clause) => clauseOf(documentId, clause)),
    rules: await rulePages(tx, [pack], language),
    links: clauseLinks(documentId, packs, language),
  }
}

/** The words of one clause by its anchor. @throws Refusal `clause-unknown` */
export async function getClause(_tx: Tx, _: Actor, { anchor }: InputOf<typeof contract.getClause>) {
  const { pack = '', place = '' } = parseAnchor(anchor) ?? {}
  const known = packs.some(({ document }) => document.id === pack)
  const clause = known ? (await textOf(pack)).find((one) => one.anchor === place) : undefined
  if (!clause) throw refuse('clause-unknown', { anchor })
  return clauseOf(pack, clause)
}

/** The pages of all rules or of one document's, generated from the rule objects. */
export async function listRules(tx: Tx, _: Actor, { documentId, language }: InputOf<typeof contract.listRules>) {
  const chosen = packs.filter(({ document }) => documentId === undefined || document.id === documentId)
  return { rules: await rulePages(tx, chosen, language) }
}

async function documentRow(tx: Tx, pack: PolicyPack, language: Language) {
  const { document, version, rules } = pack
  const region = document.territory.padEnd(6, '0')
  const moved = settingInForce(await selectSettings(tx, [region], `validity.${document.id}`), [region], tx.today)
  const validUntil = (moved?.value as typeof document.validUntil | undefined) ?? document.validUntil
  const state =
    tx.today < document.effectiveFrom ? ('coming' as const) : tx.today > validUntil ? ('expired' as const) : 'in-force'
  return {
    id: document.id,
    number: document.number,
    title: say(document.title, language),
    issuer: say(document.issuer, language),
    addressees: [...document.addressees],
    signedOn: document.signedOn,
    publishedOn: document.publishedOn,
    effectiveFrom: document.effectiveFrom,
    validUntil,
    extendedBy: moved?.documentNumber ?? null,
    periodReading: say(document.periodReading, language),
    periodCites: [...document.periodCites],
    disclosure: document.disclosure,
    territory: region,
    state: state as 'coming' | 'in-force' | 'expired',
    version,
    rulesHash: packHash(pack),
    ruleCount: rules.length,
  }
}
