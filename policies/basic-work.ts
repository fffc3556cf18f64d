import type { BasicWorkItem, Fund } from '#policy/language'
import { basicWorks as liuzhou } from './lz-2019-63/basic-work.ts'

/** A kind of basic work that a document supports: which fund item it is, and where its money may come from. */
export interface BasicWork {
  /** The pack that states it. */
  readonly document: string
  readonly fund: Fund & { readonly item: BasicWorkItem }
  /** The words of the clause that state it, verbatim. */
  readonly quote: string
  /** How the text is read where it is open. */
  readonly reading: readonly [zh: string, en: string]
}

/** Every kind of every document; a new document's are a file in its folder and a line here. */
export const basicWorks: readonly BasicWork[] = [...liuzhou]
