import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodeList } from '../server/kernel/codes.ts'
import { glossaryMarkdown } from '../server/kernel/glossary-markdown.ts'

/** `npm run glossary` writes GLOSSARY.md; a tidy test compares it with the code. */
const ROOT = join(import.meta.dirname, '..')
const PAGE = join(ROOT, 'GLOSSARY.md')
const HOMES = [
  'server/rooms/*/contract*.ts',
  'server/rooms/policy/domain/{words,items}.ts',
  'server/platform/auth/{actor,duties}.ts',
]

/** Every list of codes that the contracts and the platform declare, once each. */
export async function codeLists(): Promise<CodeList<string>[]> {
  const lists = new Map<string, CodeList<string>>()
  for (const file of HOMES.flatMap((pattern) => globSync(pattern, { cwd: ROOT })).sort()) {
    const module: Record<string, unknown> = await import(join(ROOT, file))
    for (const value of Object.values(module)) if (isCodeList(value)) lists.set(value.name, value)
  }
  return [...lists.values()]
}

/** What GLOSSARY.md should say now. */
export async function glossaryPage(): Promise<string> {
  return glossaryMarkdown(await codeLists())
}

/** What it says. */
export function writtenPage(): string {
  return readFileSync(PAGE, 'utf8')
}

function isCodeList(value: unknown): value is CodeList<string> {
  return typeof value === 'object' && value !== null && 'labels' in value && 'values' in value && 'label' in value
}

if (import.meta.main) writeFileSync(PAGE, await glossaryPage())
