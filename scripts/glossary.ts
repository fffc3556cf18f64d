import { readFileSync, writeFileSync } from 'node:fs'
import type { CodeList } from '../server/kernel/codes.ts'
import { glossaryMarkdown } from '../server/kernel/glossary-markdown.ts'

/** Writes GLOSSARY.md, or with `--check` says whether it is up to date. */

/** The code lists of the contracts, added here as rooms declare them. */
const codeLists: readonly CodeList<string>[] = []

const page = new URL('../GLOSSARY.md', import.meta.url)
const text = glossaryMarkdown(codeLists)

if (!process.argv.includes('--check')) {
  writeFileSync(page, text)
} else if (read(page) !== text) {
  console.error('GLOSSARY.md 已过时，请运行 npx node scripts/glossary.ts')
  process.exitCode = 1
}

function read(file: URL): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
