import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { importPack } from '#policies'
import type { PolicyPack } from './domain/language.ts'
import { shapeFaults } from './domain/pack-shape.ts'
import { readPackText } from './store-texts.ts'

/** A pack as its folder holds it: the rules, the clauses that exist, the cases. */
export interface PackFolder {
  readonly pack: PolicyPack
  readonly anchors: readonly string[]
  readonly cases: string
}

const ours = pathToFileURL(join(import.meta.dirname, 'pack-dir.ts')).href
const open = new Set<string>()

/**
 * Reads a pack from any folder: `pack.ts`, which exports one pack, `text.md` and `cases.csv`. It is written with the same
 * words as the packs of the product (`#policy/language`, `#kernel/dates`), wherever it lies.
 * @throws Error with every file that is missing, every word that is no word of the language, or when there is no pack
 */
export async function readPackFolder(folder: string): Promise<PackFolder> {
  const home = resolve(folder)
  const missing = ['pack.ts', 'text.md', 'cases.csv'].filter((file) => !existsSync(join(home, file)))
  if (missing.length > 0) throw new Error(`${folder} 里缺少 ${missing.join('、')}`)
  resolveOurWords(home)
  const pack = await importPack(home)
  const faults = shapeFaults(pack)
  if (faults.length > 0) throw new Error(`${folder} 的 pack.ts 有 ${faults.length} 处不对：\n${bullets(faults)}`)
  const clauses = await readPackText('.', home)
  return {
    pack,
    anchors: clauses.map(({ anchor }) => `${pack.document.id}#${anchor}`),
    cases: await readFile(join(home, 'cases.csv'), 'utf8'),
  }
}

/** Files of such a folder see the product's words as the product's own files do. */
function resolveOurWords(home: string): void {
  open.add(pathToFileURL(home).href)
  if (open.size > 1) return
  registerHooks({
    resolve(specifier, context, next) {
      const outside = [...open].some((folder) => context.parentURL?.startsWith(`${folder}/`))
      if (outside && specifier.startsWith('#')) return next(specifier, { ...context, parentURL: ours })
      const found = next(specifier, context)
      return outside && found.url.endsWith('.ts') ? { ...found, format: 'module-typescript' } : found
    },
  })
}

const bullets = (faults: readonly string[]): string => faults.map((fault) => `  · ${fault}`).join('\n')
