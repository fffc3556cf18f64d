import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packs } from '../policies/index.ts'
import { languagePage } from '../test/policy-language/page.ts'

/** `npm run docs:policy` writes what follows from the packs and the words of policy; a test compares it. */
const ROOT = join(import.meta.dirname, '..')

/** The files and what they should say now. */
export const written: readonly { readonly path: string; readonly text: () => string }[] = [
  { path: 'docs/policy-language.md', text: languagePage },
  { path: 'server/kernel/cited-documents.ts', text: citedDocuments },
]

/** What one of them says. */
export const standing = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

function citedDocuments(): string {
  const rows = packs.map(
    ({ document: { id, number, chapters } }) => `  '${id}': { number: '${number}', chapters: ${chapters} },`,
  )
  const says =
    'Number and chapters of every document among the packs: written by `npm run docs:policy`, compared by a test.'
  return `/** ${says} */\nexport const documents = {\n${rows.join('\n')}\n}\n`
}

if (import.meta.main) for (const { path, text } of written) writeFileSync(join(ROOT, path), text())
