import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PolicyPack } from './domain/language.ts'

/** One clause of a document's text, as printed. */
export interface ClauseText {
  readonly anchor: string
  /** The clause's own title: `（十）给予培训补贴和生活费（含交通费）补贴`. */
  readonly heading: string
  readonly text: string
}

const policiesFolder = join(import.meta.dirname, '../../../policies')

/**
 * The text of a pack, clause by clause in the order of the document; only the Markdown marks are left out.
 * @throws Error when the folder has no `text.md`
 */
export async function readPackText(packId: string, folder = policiesFolder): Promise<ClauseText[]> {
  const markdown = await readFile(join(folder, packId, 'text.md'), 'utf8')
  return markdown
    .split(/^<a id="/m)
    .slice(1)
    .map((part) => {
      const [anchor = '', rest = ''] = part.split(/"><\/a>\n/)
      const text = rest
        .replace(/^(#+ |```.*\n)/gm, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim()
      return { anchor, heading: headingOf(text), text }
    })
}

/** Every clause that exists, as `gx-2022-7#10`; what `loadPacks` resolves against. */
export async function readAnchors(packs: readonly PolicyPack[], folder = policiesFolder): Promise<ReadonlySet<string>> {
  const read = packs.map(async ({ document: { id } }) =>
    (await readPackText(id, folder)).map(({ anchor }) => `${id}#${anchor}`),
  )
  return new Set((await Promise.all(read)).flat())
}

/** SHA-256 of a text without blanks: what `document.wording` must be. */
export function wordingOf(clauses: readonly ClauseText[]): string {
  const words = clauses.map(({ text }) => text).join('')
  return createHash('sha256').update(words.replace(/\s/g, '').replaceAll('```', '')).digest('hex')
}

/** The rules of a pack as one SHA-256, kept beside the version with every decision's record: same hash, same rules. */
export const packHash = ({ version, document, rules }: PolicyPack): string =>
  createHash('sha256').update(JSON.stringify({ version, document, rules })).digest('hex')

/** The first line, or its first sentence where the clause goes on in the same line. */
const headingOf = (text: string): string => (text.split('\n')[0] ?? '').split('。')[0]?.trim() ?? ''
