import { packs } from '#policies'
import { clauseName } from './domain/sentences.ts'
import { type ClauseText, readPackText } from './store-texts.ts'

const read = new Map<string, Promise<ClauseText[]>>()

/** The clauses of a document, read once: the text of a document never changes while the product runs. */
export function textOf(documentId: string): Promise<readonly ClauseText[]> {
  const known = read.get(documentId) ?? readPackText(documentId)
  read.set(documentId, known)
  return known
}

/** A clause as the contract shows it. */
export function clauseOf(documentId: string, { anchor, heading, text }: ClauseText) {
  const cite = `${documentId}#${anchor}` as const
  return { anchor: cite, clause: clauseName(cite, packs), title: heading, text }
}
